import { describe, expect, it } from 'vitest';
import { openQuestions } from '../../../shared/transfer/questions.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import {
  accepted,
  answered,
  arrivedAt,
  at,
  NEW_COMMERCE_ID,
  news,
  PART,
  refused,
  ticketOpened,
  withPaper,
} from './walk.ts';

/** The form comes back from Microsoft, as a whole or with what is wrong in it. */
function sentBack(...sections: Section[]): Transfer {
  const named = sections.length > 0 ? { sections } : {};
  const message = answered({ outcome: 'incomplete', note: 'Page 2 is missing.', ...named });
  return accepted(advance(arrivedAt('support'), message, at(8))).transfer;
}
const partAgain = { kind: 'newPartnerSubmitted', ...PART } as const;

/** Where a form that Microsoft has seen stands while it is mended. */
const MENDED: [Stage, Transfer][] = [
  ['submission', sentBack()],
  ['currentPartnerSignature', sentBack('customer')],
  ['newPartner', sentBack('newPartner')],
  ['signatures', withPaper(accepted(advance(sentBack('newPartner'), partAgain, at(9))).transfer, at(9))],
];
const all = (kind: string) => ['customer', 'currentPartner', 'newPartner'].map((to) => `${kind} ${to}`);

describe('while a form that Microsoft has seen is mended', () => {
  it.each(MENDED)('at %s, Microsoft may have completed it all the same (R-34)', (stage, before) => {
    expect(before.stage).toBe(stage);
    expect(openQuestions(before)).toContain('supportAnswered:2');
    const completed = answered({ answeredAt: at(9), newPartnerCenterSubscriptionId: NEW_COMMERCE_ID });
    const { transfer, answers } = accepted(advance(before, completed, at(10)));
    expect(transfer).toMatchObject({
      stage: 'access',
      newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
      supportAnswers: 2,
    });
    expect(news(before, transfer)).toEqual([
      ...all('subscriptionMoved'),
      'removeOldAccess newPartner',
      'removeOldAccess customer',
    ]);
    expect(answers).toBe('supportAnswered:2');
    expect(openQuestions(transfer).filter((question) => question.startsWith('supportAnswered'))).toEqual([]);
  });

  it.each(MENDED)('at %s, Microsoft may refuse it, which ends the transfer', (_, before) => {
    const refusal = answered({ outcome: 'refused', note: 'Not eligible.', answeredAt: at(9) });
    const { transfer } = accepted(advance(before, refusal, at(10)));
    expect(transfer).toMatchObject({ stage: 'refused', end: { by: 'Microsoft Support' }, links: {} });
    expect(transfer.end?.reason).toContain('Not eligible.');
    expect(news(before, transfer)).toEqual(all('transferEnded'));
  });

  it.each(MENDED)('at %s, no other answer is taken, and none of before the upload', (_, before) => {
    for (const outcome of ['received', 'incomplete'] as const)
      expect(refused(advance(before, answered({ outcome, answeredAt: at(9) }), at(10)))).toMatchObject({
        refused: 'message-out-of-order',
        violations: [{ path: 'outcome', message: expect.stringContaining('completed or refused') }],
      });
    expect(refused(advance(before, answered({ answeredAt: at(5) }), at(10)))).toMatchObject({
      refused: 'invalid-time',
      violations: [{ path: 'answeredAt' }],
    });
  });

  it.each(MENDED)('at %s, ops alone can cancel (DOMAIN 13)', (_, before) => {
    const cancels = (by: 'customer' | 'currentPartner' | 'newPartner' | 'ops') =>
      advance(before, { kind: 'transferCancelled', by, reason: 'No budget' }, at(10));
    for (const by of ['customer', 'currentPartner', 'newPartner'] as const)
      expect(refused(cancels(by)).refused).toBe('too-late-to-cancel');
    expect(accepted(cancels('ops')).transfer).toMatchObject({ stage: 'cancelled', end: { by: 'ops' } });
  });
});

describe('a mistyped ticket number', () => {
  const another = ticketOpened({ serviceTicket: '2611020040009999', openedAt: at(3) });

  it.each(['currentPartnerSignature', 'newPartner', 'signatures', 'submission'] as const)(
    'is mended by another one at %s, and both are on record (R-33)',
    (stage) => {
      const before = arrivedAt(stage);
      const { transfer, facts } = accepted(advance(before, another, at(6)));
      expect(transfer).toMatchObject({ stage, serviceTicket: { number: '2611020040009999' } });
      expect(facts).toMatchObject([
        { serviceTicket: '2611020040009999', replaces: before.serviceTicket?.number },
      ]);
    },
  );

  it.each([['support', arrivedAt('support')] as const, ...MENDED])(
    'is the ticket for good once the form is on it: at %s',
    (_, before) => {
      expect(refused(advance(before, another, at(10))).refused).toBe('service-ticket-already-recorded');
    },
  );
});

describe('before any upload', () => {
  it.each([
    'requested',
    'ticket',
    'currentPartnerSignature',
    'newPartner',
    'signatures',
    'submission',
  ] as const)('there is no answer to record: at %s', (stage) => {
    const before = arrivedAt(stage);
    for (const outcome of ['received', 'completed', 'incomplete', 'refused'] as const)
      expect(refused(advance(before, answered({ outcome }), at(9))).refused).toBe('message-out-of-order');
    expect(openQuestions(before).filter((question) => question.startsWith('supportAnswered'))).toEqual([]);
  });
});
