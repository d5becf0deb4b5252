import { describe, expect, it } from 'vitest';
import { NA_PACIFIC } from '../../../shared/calendar/calendars.ts';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { dueAt, whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import { checkSubmission } from '../../../shared/transfer/steps/submission.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { aHash } from '../../support/a-transfer.ts';
import {
  accepted,
  answered,
  arrivedAt,
  at,
  attached,
  NEW_COMMERCE_ID,
  news,
  refused,
  type Said,
} from './walk.ts';

const transfer = arrivedAt('support');
const due = transfer.clock?.dueAt ?? '';
const pastDue = (milliseconds: number) => instantAt(epoch(due) + milliseconds);
const breaches = (facts: { kind: string }[]) => facts.filter(({ kind }) => kind === 'supportBreached').length;
const breachMails = ({ pendingMails }: Transfer) =>
  pendingMails.filter(({ kind }) => kind === 'supportBreached').map(({ to }) => to);

describe('the clock of Microsoft Support', () => {
  it('runs eight business hours from the upload, with warnings at four and six (R-34, A-02, A-10)', () => {
    expect(transfer.clock).toEqual({
      calendar: NA_PACIFIC,
      startedAt: at(6),
      halfAt: '2026-11-03T01:00:00Z',
      threeQuartersAt: '2026-11-03T15:00:00Z',
      dueAt: '2026-11-03T17:00:00Z',
      computedDueAt: '2026-11-03T17:00:00Z',
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

  it('of receipt stops the clock; afterwards the current partner is only reminded (A-09)', () => {
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

  it('that the form is incomplete leads back to the upload, and to a new clock (A-09)', () => {
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
    ['with a note', 'No such subscription', 'Microsoft Support refused the transfer: No such subscription'],
    ['without one', undefined, 'Microsoft Support refused the transfer.'],
  ])('that refuses, %s, ends the transfer', (_, note, reason) => {
    const message = answered({ outcome: 'refused', ...(note === undefined ? {} : { note }) });
    const outcome = accepted(advance(transfer, message, at(8)));
    expect(outcome.transfer).toMatchObject({ stage: 'refused', end: { by: 'Microsoft Support', reason } });
    expect(outcome.answers).toBe('supportAnswered:1');
  });

  it('that completes keeps cut-off date and commerce id, and tells all three (R-22, A-19, D-06)', () => {
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
  const said = (over: Partial<Said<'adminVerified'>>) =>
    advance(
      transfer,
      { kind: 'adminVerified', admin: 'newPartner', verifiedAt: at(7), outcome: 'confirmed', ...over },
      at(8),
    );

  it.each(['currentPartner', 'newPartner'] as const)('of the %s is its own fact (R-31)', (admin) => {
    const outcome = accepted(said({ admin }));
    expect(outcome.transfer.verified).toEqual({ [admin]: { at: at(7), outcome: 'confirmed' } });
    expect(outcome.facts).toEqual([
      { kind: 'adminVerified', party: admin, verifiedAt: at(7), outcome: 'confirmed' },
    ]);
    expect(outcome.answers).toBeUndefined();
    expect(news(transfer, outcome.transfer)).toEqual([]);
  });

  it.each(['currentPartner', 'newPartner'] as const)(
    'that the %s does not give is told to ops and both partners, with its note (R-31)',
    (admin) => {
      const outcome = accepted(said({ admin, outcome: 'denied', note: 'Nobody told us.' }));
      expect(outcome.transfer.verified).toEqual({
        [admin]: { at: at(7), outcome: 'denied', note: 'Nobody told us.' },
      });
      expect(outcome.transfer.stage).toBe('support');
      expect(news(transfer, outcome.transfer)).toEqual([
        'adminDenied ops',
        'adminDenied currentPartner',
        'adminDenied newPartner',
      ]);
      expect(outcome.facts).toMatchObject([{ party: admin, outcome: 'denied', note: 'Nobody told us.' }]);
      expect(outcome.answers).toBe('changed:1');
    },
  );

  it('of the current partner’s admin is not the new partner’s to record, its own is (R-05, R-31)', () => {
    for (const outcome of ['confirmed', 'denied'] as const)
      expect(refused(said({ by: 'newPartner', admin: 'currentPartner', outcome }))).toMatchObject({
        refused: 'not-yours-to-say',
        violations: [{ path: 'admin' }],
      });
    const own = accepted(said({ by: 'newPartner', admin: 'newPartner' })).transfer;
    expect(own.verified).toEqual({ newPartner: { at: at(7), outcome: 'confirmed' } });
  });

  it('of the one admin leaves the other’s as it is, and a later one replaces its own (R-31)', () => {
    const denied = accepted(said({ admin: 'currentPartner', outcome: 'denied' })).transfer;
    const later = {
      kind: 'adminVerified',
      by: 'currentPartner',
      verifiedAt: at(8),
      outcome: 'confirmed',
    } as const;
    const other = accepted(advance(denied, { ...later, admin: 'newPartner' }, at(8))).transfer;
    expect(other.verified).toMatchObject({
      currentPartner: { outcome: 'denied' },
      newPartner: { outcome: 'confirmed' },
    });
    const mended = accepted(advance(other, { ...later, admin: 'currentPartner' }, at(8))).transfer;
    expect(mended.verified.currentPartner).toEqual({ at: at(8), outcome: 'confirmed' });
  });

  it('cannot be before the upload or in the future', () => {
    for (const verifiedAt of [at(5), at(9)])
      expect(refused(said({ verifiedAt })).refused).toBe('invalid-time');
  });
});
