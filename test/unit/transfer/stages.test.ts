import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { isEnd, Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { KINDS } from './messages-said.ts';
import { NOW } from './situations.ts';
import {
  accepted,
  accessReported,
  answered,
  arrivedAt,
  at,
  atStage,
  refused,
  ticketOpened,
  WAY,
} from './walk.ts';

const transfers = Stage.options.map((stage) => atStage(stage));

describe('the process', () => {
  it('has an end or an open question at every stage: nothing moves by itself (R-04)', () => {
    for (const transfer of transfers) expect(openQuestions(transfer).length > 0).toBe(!isEnd(transfer.stage));
  });

  it('goes through its stages in the order of the article (A-17)', () => {
    expect(WAY.map((stage) => atStage(stage).stage)).toEqual(WAY);
  });

  it('always listens for its end and for changes beside its own questions, until it has ended', () => {
    for (const transfer of transfers) {
      const open = openQuestions(transfer);
      const listens = open.includes('ended') && open.includes(`changed:${transfer.changes + 1}`);
      expect(listens).toBe(!isEnd(transfer.stage));
    }
  });
});

describe('a message out of its turn', () => {
  const say = (stage: Stage, message: Message) => refused(advance(atStage(stage), message, NOW));

  it('says at which stage the transfer is', () => {
    expect(say('newPartner', accessReported())).toMatchObject({
      refused: 'message-out-of-order',
      violations: [
        {
          path: 'type',
          message: 'cannot be accepted at the stage "newPartner"; it waits for the new partner',
        },
      ],
    });
  });

  it('says of Microsoft’s answer what has to come first, or which answer can come', () => {
    expect(say('submission', answered())).toMatchObject({
      refused: 'message-out-of-order',
      violations: [{ path: 'outcome', message: expect.stringContaining('no form has been attached yet') }],
    });
  });

  it('is told apart when it is a second service ticket', () => {
    for (const stage of ['newPartner', 'support', 'access'] as const)
      expect(say(stage, ticketOpened({ openedAt: at(3) })).refused).toBe('service-ticket-already-recorded');
  });
});

describe('after the stage’s last instant', () => {
  const late = (stage: (typeof WAY)[number]): Transfer => ({ ...arrivedAt(stage), expiresAt: NOW });
  const reason = 'The signatory was ill.';

  it.each(KINDS.filter((kind) => kind !== 'timeExtended'))('%s comes too late', (kind) => {
    const message = { kind, by: 'customer', reason } as Message;
    expect(refused(advance(late('signatures'), message, NOW)).refused).toBe('too-late');
  });

  it('ops alone can still give time, or cancel', () => {
    const until = at(24 * 40);
    const extended = accepted(advance(late('signatures'), { kind: 'timeExtended', until, reason }, NOW));
    expect(extended.transfer).toMatchObject({ stage: 'signatures', expiresAt: until });
    const cancel = { kind: 'transferCancelled', by: 'ops', reason } as const;
    expect(accepted(advance(late('signatures'), cancel, NOW)).transfer.stage).toBe('cancelled');
  });
});
