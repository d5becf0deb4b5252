import { describe, expect, it } from 'vitest';
import { epoch, instantAt } from '../../../shared/transfer/instant.ts';
import { whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import {
  accepted,
  answered,
  arrivedAt,
  at,
  attached,
  days,
  news,
  PART,
  refused,
  withPaper,
  withSignature,
} from './walk.ts';

const transfer = arrivedAt('support');
const due = transfer.clock?.dueAt ?? '';
const pastDue = (milliseconds: number) => instantAt(epoch(due) + milliseconds);
const breaches = (facts: { kind: string }[]) => facts.filter(({ kind }) => kind === 'supportBreached').length;

describe('Microsoft’s own due instant', () => {
  const records = (dueAt: string, now = at(7), from = transfer) =>
    advance(from, { kind: 'supportDueRecorded', dueAt }, now);
  /** Friday 6 November, 10:00 in the Pacific zone: 45 business hours after the upload. */
  const later = '2026-11-06T18:00:00Z';

  it('is the one that counts; ours is kept beside it, and the warnings follow (R-34)', () => {
    const outcome = accepted(records(later));
    expect(outcome.transfer.clock).toEqual({
      ...transfer.clock,
      halfAt: '2026-11-04T19:30:00Z',
      threeQuartersAt: '2026-11-05T18:45:00Z',
      dueAt: later,
      microsoftDueAt: later,
      computedDueAt: due,
    });
    expect(outcome.facts).toEqual([{ kind: 'supportDueRecorded', dueAt: later, computedDueAt: due }]);
    expect(outcome.answers).toBe('changed:1');
    expect(whatTimeBrings(outcome.transfer, due).facts).toEqual([]);
    expect(breaches(whatTimeBrings(outcome.transfer, later).facts)).toBe(1);
  });

  it('decides whether an answer is late', () => {
    const followed = accepted(records(later)).transfer;
    const outcome = accepted(advance(followed, answered({ answeredAt: pastDue(1000) }), pastDue(2000)));
    expect(outcome.facts).toMatchObject([{ kind: 'supportAnswered', inTime: true }]);
  });

  it('may be sooner than ours, and may be recorded again', () => {
    const sooner = accepted(records('2026-11-02T23:00:00Z')).transfer;
    expect(sooner.clock?.dueAt).toBe('2026-11-02T23:00:00Z');
    expect(accepted(records(later, at(7), sooner)).transfer.clock).toMatchObject({
      dueAt: later,
      computedDueAt: due,
    });
  });

  it('does not tell a warning twice that was given already', () => {
    const warned = whatTimeBrings(transfer, transfer.clock?.halfAt ?? '').transfer;
    const followed = accepted(records(later, at(11), warned)).transfer;
    expect(followed.clock?.warned).toEqual(['half']);
    expect(whatTimeBrings(followed, '2026-11-04T19:30:00Z').facts).toEqual([]);
  });

  it('may be sixty days off, and not more: that is a slip of the pen', () => {
    const sixty = days(at(6), 60);
    const just = instantAt(epoch(sixty) - 1000);
    expect(accepted(records(just)).transfer.clock?.microsoftDueAt).toBe(just);
    expect(refused(records(sixty))).toMatchObject({
      refused: 'invalid-time',
      violations: [{ path: 'dueAt' }],
    });
  });

  it('is refused before the upload, after an answer and after a breach', () => {
    expect(refused(records(at(6))).refused).toBe('invalid-time');
    const received = accepted(advance(transfer, answered({ outcome: 'received' }), at(8))).transfer;
    expect(refused(records(later, at(9), received)).refused).toBe('message-out-of-order');
    const breached = whatTimeBrings(transfer, pastDue(0)).transfer;
    expect(refused(records(later, pastDue(1), breached)).refused).toBe('message-out-of-order');
  });
});

describe('an answer that names sections as incomplete', () => {
  const incomplete = (sections: Section[], from = transfer) =>
    accepted(advance(from, answered({ outcome: 'incomplete', sections, note: 'Wrong address.' }), at(8)));
  const told = ['customer', 'currentPartner', 'newPartner'].map((to) => `formIncomplete ${to}`);

  it('of the new partner goes back to the new partner; signature 1 stays (A-11)', () => {
    const { transfer: back, facts } = incomplete(['newPartner']);
    expect(back).toMatchObject({ stage: 'newPartner', revision: 2, submissions: 1 });
    expect(Object.keys(back.signatures)).toEqual(['currentPartner']);
    expect(back.newPartner.part).toBeUndefined();
    expect(news(transfer, back)).toEqual([...told, 'newPartnerTurn newPartner', 'newPartnerAsked customer']);
    expect(facts).toMatchObject([{ kind: 'supportAnswered', sections: ['newPartner'] }]);
  });

  it.each([[['customer']], [['subscription', 'newPartner']], [['currentPartner']]] as Section[][][])(
    'of %j goes back to the first signature; all three are void (A-11)',
    (sections) => {
      const { transfer: back } = incomplete(sections);
      expect(back).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {}, form: [] });
      expect(back.oldRevisions).toMatchObject([
        { revision: 1, form: transfer.form, sections, by: 'Microsoft Support', reason: 'Wrong address.' },
      ]);
      expect(news(transfer, back)).toEqual(told);
    },
  );

  it('stops the old clock; the next upload starts a new one (A-09)', () => {
    const { transfer: back } = incomplete(['newPartner']);
    expect(back.clock).toBeUndefined();
    expect(whatTimeBrings(back, at(24 * 2)).facts).toEqual([]);
    const again = withPaper(
      accepted(advance(back, { kind: 'newPartnerSubmitted', ...PART }, at(9))).transfer,
      at(9),
    );
    const signedAnew = withSignature(withSignature(again, 'customer', at(10)), 'newPartner', at(10));
    const uploaded = accepted(advance(signedAnew, attached(signedAnew, { attachedAt: at(11) }), at(11)));
    expect(uploaded.transfer).toMatchObject({ stage: 'support', submissions: 2, revision: 2 });
    expect(uploaded.transfer.clock).toMatchObject({ startedAt: at(11), warned: [] });
    expect(uploaded.transfer.respondedAt).toBeUndefined();
  });
});
