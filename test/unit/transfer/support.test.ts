import { describe, expect, it } from 'vitest';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { dueAt, whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { checkSubmission } from '../../../shared/transfer/steps/submission.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { aHash } from '../../support/a-transfer.ts';
import { accepted, answered, arrivedAt, at, attached, NEW_COMMERCE_ID, refused } from './walk.ts';

const transfer = arrivedAt('support');
const due = transfer.clock?.dueAt ?? '';
const pastDue = (milliseconds: number) => instantAt(epoch(due) + milliseconds);
const breaches = (facts: { kind: string }[]) => facts.filter(({ kind }) => kind === 'supportBreached').length;
const breachMails = ({ pendingMails }: Transfer) =>
  pendingMails.filter(({ kind }) => kind === 'supportBreached').map(({ to }) => to);

describe('the clock of Microsoft Support', () => {
  it('runs eight business hours from the upload, with warnings at four and six (DOMAIN 11.3)', () => {
    expect(transfer.clock).toEqual({
      calendarId: 'na-pacific',
      startedAt: at(6),
      halfAt: '2026-11-03T01:00:00Z',
      threeQuartersAt: '2026-11-03T15:00:00Z',
      dueAt: '2026-11-03T17:00:00Z',
      warned: [],
    });
    expect(dueAt(transfer)).toBe('2026-11-03T17:00:00Z');
  });
});

describe('an answer', () => {
  it.each([
    ['at the due instant itself', 0, true],
    ['a millisecond later', 1, false],
    ['a day later', 86_400_000, false],
    ['hours before', -7_200_000, true],
  ])('given %s is judged by its own time', (_, late, inTime) => {
    const message = answered({ answeredAt: pastDue(late) });
    const outcome = accepted(advance(transfer, message, pastDue(late + 1000)));
    expect(breaches(outcome.facts)).toBe(inTime ? 0 : 1);
    expect(breachMails(outcome.transfer)).toEqual(inTime ? [] : ['ops', 'currentPartner']);
    expect(outcome.facts).toContainEqual(expect.objectContaining({ kind: 'supportAnswered', inTime }));
  });

  it('given in time but told late is no breach', () => {
    const outcome = accepted(advance(transfer, answered({ answeredAt: at(8) }), pastDue(3_600_000)));
    expect(breaches(outcome.facts)).toBe(0);
    expect(outcome.transfer.clock?.breachedAt).toBeUndefined();
  });

  it('given late does not tell a breach a second time when time has told it', () => {
    const silent = whatTimeBrings(transfer, pastDue(0)).transfer;
    expect(silent.clock?.breachedAt).toBe(pastDue(0));
    const outcome = accepted(advance(silent, answered({ answeredAt: pastDue(5000) }), pastDue(6000)));
    expect(breaches(outcome.facts)).toBe(0);
    expect(breachMails(outcome.transfer)).toEqual(['ops', 'currentPartner']);
    expect(outcome.transfer.clock?.breachedAt).toBe(pastDue(0));
  });

  it('of receipt stops the clock; afterwards the current partner is only reminded', () => {
    const received = accepted(advance(transfer, answered({ outcome: 'received' }), at(8)));
    expect(received.transfer).toMatchObject({ stage: 'support', respondedAt: at(8), supportAnswers: 1 });
    expect(received.answers).toBe('supportAnswered:1');
    expect(whatTimeBrings(received.transfer, at(24 * 3)).facts).toEqual([]);
    expect(whatTimeBrings(received.transfer, pastDue(30 * 86_400_000)).facts).toEqual([
      { kind: 'reminded', to: 'current partner' },
    ]);
  });

  it('after one of receipt is never late, and the first time is kept', () => {
    const received = accepted(advance(transfer, answered({ outcome: 'received' }), at(8))).transfer;
    const outcome = accepted(advance(received, answered({ answeredAt: pastDue(9000) }), pastDue(9000)));
    expect(breaches(outcome.facts)).toBe(0);
    expect(outcome.transfer).toMatchObject({ stage: 'access', respondedAt: at(8), supportAnswers: 2 });
    expect(outcome.answers).toBe('supportAnswered:2');
  });

  it('that the form is incomplete leads back to the upload, and to a new clock', () => {
    const back = accepted(
      advance(transfer, answered({ outcome: 'incomplete', note: 'Page 2 is unreadable.' }), at(8)),
    ).transfer;
    expect(back.stage).toBe('submission');
    expect(back.clock).toBeUndefined();
    expect(back.pendingMails.slice(-3).map(({ kind, to }) => `${kind} ${to}`)).toEqual(
      ['customer', 'currentPartner', 'newPartner'].map((to) => `formIncomplete ${to}`),
    );
    expect(back.supportNote).toBe('Page 2 is unreadable.');

    const again = accepted(advance(back, attached(back, { attachedAt: at(10) }), at(10))).transfer;
    expect(again).toMatchObject({ stage: 'support', submissions: 2 });
    expect(again.respondedAt).toBeUndefined();
    expect(again.clock).toMatchObject({ startedAt: at(10), warned: [], dueAt: '2026-11-03T21:00:00Z' });
    expect(again.clock?.breachedAt).toBeUndefined();
  });

  it('that the form is incomplete asks for the same form once, and for a corrected one anew', () => {
    const back = accepted(advance(transfer, answered({ outcome: 'incomplete' }), at(8))).transfer;
    const asked = (checked: Transfer) =>
      checkSubmission(checked, at(9)).transfer.pendingMails.filter(({ kind }) => kind === 'attachForm')
        .length;
    const before = back.pendingMails.filter(({ kind }) => kind === 'attachForm').length;
    expect(asked(back)).toBe(before);
    const corrected = back.form.map((state) => ({ ...state, sha256: aHash('of the next revision') }));
    const signatures = Object.fromEntries(
      Object.entries(back.signatures).map(([party, signature]) => [
        party,
        { ...signature, revision: 2, contentHash: aHash('of the next revision') },
      ]),
    );
    expect(asked({ ...back, revision: 2, form: corrected, signatures } as Transfer)).toBe(before + 1);
  });

  it.each([
    ['with a note', 'No such subscription', 'No such subscription'],
    ['without one', undefined, 'Microsoft Support refused the transfer.'],
  ])('that refuses, %s, ends the transfer', (_, note, reason) => {
    const message = answered({ outcome: 'refused', ...(note === undefined ? {} : { note }) });
    const outcome = accepted(advance(transfer, message, at(8)));
    expect(outcome.transfer).toMatchObject({ stage: 'refused', end: { by: 'Microsoft Support', reason } });
    expect(outcome.answers).toBe('supportAnswered:1');
  });

  it('that completes keeps cut-off date and commerce id, and tells all three (A-19, D-06)', () => {
    const message = answered({ cutOffDate: '2026-11-30', newPartnerCenterSubscriptionId: NEW_COMMERCE_ID });
    const { transfer: next } = accepted(advance(transfer, message, at(8)));
    expect(next).toMatchObject({
      stage: 'access',
      cutOffDate: '2026-11-30',
      newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
    });
    const told = next.pendingMails.filter(({ kind }) => kind === 'subscriptionMoved').map(({ to }) => to);
    expect(told.sort()).toEqual(['currentPartner', 'customer', 'newPartner']);
  });

  it.each([
    ['the Azure subscription id', transfer.subscription.azureSubscriptionId],
    ['the old commerce id', transfer.subscription.partnerCenterSubscriptionId],
  ])('with %s as the new commerce id is refused (D-22)', (_, newPartnerCenterSubscriptionId) => {
    const refusal = refused(advance(transfer, answered({ newPartnerCenterSubscriptionId }), at(8)));
    expect(refusal).toMatchObject({
      refused: 'invalid-commerce-id',
      violations: [{ path: 'newPartnerCenterSubscriptionId' }],
    });
  });

  it.each([
    ['before the upload', at(6, -60_001), false],
    ['with the upload, by a slow clock', at(6, -60_000), true],
    ['a minute ahead of us', at(8, 60_000), true],
    ['in the future', at(8, 60_001), false],
  ])('given %s', (_, answeredAt, fits) => {
    const outcome = advance(transfer, answered({ answeredAt }), at(8));
    if (fits) expect(accepted(outcome).transfer.respondedAt).toBe(answeredAt);
    else expect(refused(outcome).refused).toBe('invalid-time');
  });
});

describe('an admin’s verification', () => {
  it.each(['currentPartner', 'newPartner'] as const)('of the %s is its own fact (R-31)', (admin) => {
    const message = { kind: 'adminVerified', admin, verifiedAt: at(7) } as const;
    const outcome = accepted(advance(transfer, message, at(8)));
    expect(outcome.transfer.verified).toEqual({ [admin]: at(7) });
    expect(outcome.facts).toEqual([{ kind: 'adminVerified', party: admin, verifiedAt: at(7) }]);
    expect(outcome.answers).toBeUndefined();
  });

  it('cannot be before the upload or in the future', () => {
    for (const verifiedAt of [at(5), at(9)]) {
      const message = { kind: 'adminVerified', admin: 'newPartner', verifiedAt } as const;
      expect(refused(advance(transfer, message, at(8))).refused).toBe('invalid-time');
    }
  });
});
