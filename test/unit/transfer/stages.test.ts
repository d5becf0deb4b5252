import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceOf } from '../../../shared/audit/audit-fact.ts';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { isEnd, Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { anyMessage, KINDS } from './messages-said.ts';
import { accepted, at, atStage, NEW_COMMERCE_ID, WAY, withPaper, withSignature } from './walk.ts';

/** DESIGN 3, told a second time: what may be said at which stage, and where it may lead. */
const MAY: Record<string, Partial<Record<Message['kind'], Stage[]>>> = {
  requested: { serviceTicketOpened: ['requested'], transferCancelled: ['cancelled', 'declined'] },
  ticket: { serviceTicketOpened: ['currentPartnerSignature'], transferCancelled: ['cancelled', 'declined'] },
  currentPartnerSignature: {
    signed: ['newPartner', 'signatures'],
    declined: ['declined'],
    signingPageOpened: ['currentPartnerSignature'],
    correctionRequested: ['currentPartnerSignature'],
    transferCancelled: ['cancelled', 'declined'],
  },
  newPartner: {
    newPartnerSubmitted: ['signatures'],
    correctionRequested: ['currentPartnerSignature'],
    transferCancelled: ['cancelled', 'declined'],
  },
  signatures: {
    signed: ['signatures', 'submission'],
    declined: ['declined'],
    signingPageOpened: ['signatures'],
    correctionRequested: ['currentPartnerSignature'],
    transferCancelled: ['cancelled', 'declined'],
  },
  submission: {
    formAttached: ['support'],
    correctionRequested: ['currentPartnerSignature'],
    transferCancelled: ['cancelled', 'declined'],
  },
  support: {
    supportAnswered: ['support', 'submission', 'access', 'refused'],
    adminVerified: ['support'],
    transferCancelled: ['cancelled'],
  },
  access: {
    accessReported: ['access', 'completed'],
    adminVerified: ['access'],
    transferCancelled: ['cancelled'],
  },
};

const NOW = at(24);
const transfers = Stage.options.map((stage) => atStage(stage));

/** What somebody's message makes of a transfer; the same when it is refused. */
function next(transfer: Transfer, seed: number): Transfer {
  const [message] = fc.sample(anyMessage(transfer), { seed, numRuns: 1 });
  const outcome = message && advance(transfer, message, NOW);
  return outcome && !isRefusal(outcome) ? outcome.transfer : transfer;
}

describe.each(transfers)('at the stage $stage', (transfer) => {
  const { stage } = transfer;

  it('a message moves the transfer as the table says, or is refused with a sentence', () => {
    fc.assert(
      fc.property(anyMessage(transfer), (message) => {
        const before = structuredClone(transfer);
        const outcome = advance(transfer, message, NOW);
        expect(transfer).toEqual(before);
        if (isRefusal(outcome)) {
          expect(outcome.sentence).toMatch(/^[A-Z].*\.$/s);
          expect(outcome.status).toBeGreaterThanOrEqual(400);
          expect(outcome.status).toBeLessThan(500);
          return;
        }
        expect(MAY[stage]?.[message.kind]).toContain(outcome.transfer.stage);
        expect(Transfer.safeParse(outcome.transfer).error).toBeUndefined();
        expect(outcome.facts.length).toBeGreaterThan(0);
        for (const fact of outcome.facts) expect(sentenceOf(fact)).not.toContain('undefined');
      }),
      { numRuns: 150 },
    );
  });

  it('the revision only grows, by one, and only by a correction', () => {
    fc.assert(
      fc.property(anyMessage(transfer), (message) => {
        const outcome = advance(transfer, message, NOW);
        if (isRefusal(outcome)) return;
        const grown = outcome.transfer.revision - transfer.revision;
        expect(grown).toBe(message.kind === 'correctionRequested' ? 1 : 0);
      }),
      { numRuns: 60 },
    );
  });

  it('whatever wakes the orchestration answers a question that was open, and closes it', () => {
    fc.assert(
      fc.property(anyMessage(transfer), (message) => {
        const outcome = advance(transfer, message, NOW);
        if (isRefusal(outcome) || outcome.answers === undefined) return;
        const early = stage === 'requested' && outcome.answers === 'serviceTicketOpened';
        if (!early) expect(openQuestions(transfer)).toContain(outcome.answers);
        expect(openQuestions(outcome.transfer)).not.toContain(outcome.answers);
      }),
      { numRuns: 60 },
    );
  });

  it.each(KINDS.filter((kind) => MAY[stage]?.[kind] === undefined))('%s is never accepted', (kind) => {
    fc.assert(
      fc.property(
        anyMessage(transfer).filter((message) => message.kind === kind),
        (message) => isRefusal(advance(transfer, message, NOW)),
      ),
      { numRuns: 8 },
    );
  });
});

describe('the process', () => {
  it('has an end or an open question at every stage', () => {
    for (const transfer of transfers) expect(openQuestions(transfer).length > 0).toBe(!isEnd(transfer.stage));
  });

  it('goes through its stages in the order of the article', () => {
    expect(WAY.map((stage) => atStage(stage).stage)).toEqual(WAY);
  });

  it.each(transfers.filter(({ stage }) => isEnd(stage)))('never leaves the end $stage', (transfer) => {
    fc.assert(
      fc.property(anyMessage(transfer), (message) => {
        expect(advance(transfer, message, NOW)).toMatchObject({ refused: 'transfer-ended', status: 409 });
      }),
    );
  });

  it('survives any conversation: every state is a valid transfer, ends are final, revisions grow', () => {
    const conversation = fc.tuple(fc.constantFrom(...transfers), fc.nat()).chain(([start, seed]) => {
      const states = [start];
      for (let turn = 0; turn < 6; turn++) states.push(next(states[turn] ?? start, seed + turn));
      return fc.constant(states);
    });
    fc.assert(
      fc.property(conversation, (states) => {
        states.slice(1).forEach((after, turn) => {
          const before = states[turn] ?? after;
          if (isEnd(before.stage)) expect(after).toBe(before);
          expect(after.revision).toBeGreaterThanOrEqual(before.revision);
          expect(after.mailsOrdered).toBeGreaterThanOrEqual(before.mailsOrdered);
        });
        expect(Transfer.safeParse(states.at(-1)).error).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('has every transition of the table, and no other', () => {
    const signedOnce = withSignature(atStage('signatures'), 'customer', at(5));
    const correction = { kind: 'correctionRequested', by: 'currentPartner', reason: 'Typo' } as const;
    const again = withPaper(accepted(advance(signedOnce, correction, at(5))).transfer, at(5));
    const found = new Set<string>();
    for (const transfer of [...transfers, signedOnce, again])
      for (const message of fc.sample(anyMessage(transfer), { seed: 7, numRuns: 500 })) {
        const outcome = advance(transfer, message, NOW);
        if (!isRefusal(outcome)) found.add(`${transfer.stage} ${message.kind} ${outcome.transfer.stage}`);
      }
    const table = Object.entries(MAY).flatMap(([stage, kinds]) =>
      Object.entries(kinds).flatMap(([kind, ends]) => ends.map((end) => `${stage} ${kind} ${end}`)),
    );
    expect([...found].sort()).toEqual(table.sort());
  });
});

describe('a message out of its turn', () => {
  const say = (stage: Stage, message: Message) => advance(atStage(stage), message, NOW);

  it('says at which stage the transfer is', () => {
    const report: Message = { kind: 'accessReported', ranBy: 'Ana', roleAssignments: [{ ObjectId: 'x' }] };
    expect(say('newPartner', { ...report, newPartnerCenterSubscriptionId: NEW_COMMERCE_ID })).toMatchObject({
      refused: 'message-out-of-order',
      violations: [{ path: 'type', message: 'cannot be accepted at the stage "newPartner"' }],
    });
  });

  it('is told apart when it is a second service ticket', () => {
    const ticket = {
      kind: 'serviceTicketOpened',
      serviceTicket: '616122292874576',
      openedAt: at(3),
    } as const;
    expect(say('newPartner', ticket)).toMatchObject({ refused: 'service-ticket-already-recorded' });
  });
});
