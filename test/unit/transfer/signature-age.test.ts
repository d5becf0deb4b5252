import { describe, expect, it } from 'vitest';
import { epoch, type Instant, instantAt } from '../../../shared/transfer/instant.ts';
import { nextAlarm, whatTimeBrings } from '../../../shared/transfer/passing-time.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import {
  accepted,
  arrivedAt,
  at,
  attached,
  days,
  news,
  PART,
  refused,
  signed,
  withPaper,
  withSignature,
} from './walk.ts';

const FIRST = at(3);
const DAY_7 = days(FIRST, 7);
const DAY_10 = days(FIRST, 10);
const shift = (instant: Instant, milliseconds: number): Instant => instantAt(epoch(instant) + milliseconds);
const EVERYBODY = ['customer', 'currentPartner', 'newPartner'];

/** A transfer nobody needs to be reminded of, so that only the age of signatures counts. */
const calm = ({ remindAt: _, ...rest }: Transfer, over: Partial<Transfer> = {}): Transfer => ({
  ...rest,
  expiresAt: days(FIRST, 60),
  ...over,
});
const quiet = (stage: 'newPartner' | 'signatures' | 'submission', over: Partial<Transfer> = {}) =>
  calm(arrivedAt(stage), over);
const kinds = (transfer: Transfer, now: Instant) =>
  whatTimeBrings(transfer, now).facts.map(({ kind }) => kind);

describe('a signature on its seventh day (D-05)', () => {
  it.each([
    ['newPartner', ['currentPartner', 'newPartner']],
    ['signatures', ['currentPartner', 'customer', 'newPartner']],
    ['submission', ['currentPartner']],
  ] as const)('is warned of at %s: the current partner and whom the stage waits for, once', (stage, told) => {
    const before = quiet(stage);
    expect(kinds(before, shift(DAY_7, -1))).toEqual([]);
    const warned = whatTimeBrings(before, DAY_7);
    expect(warned.facts).toEqual([{ kind: 'signaturesAging', signedAt: FIRST, until: shift(DAY_10, 1) }]);
    expect(news(before, warned.transfer)).toEqual(told.map((to) => `signaturesAging ${to}`));
    expect(warned.transfer.stage).toBe(stage);
    expect(kinds(warned.transfer, shift(DAY_10, -1))).toEqual([]);
  });

  it('is the next alarm, and then its tenth', () => {
    const before = quiet('submission', { pendingMails: [] });
    expect(nextAlarm(before, at(6))).toBe(DAY_7);
    const warned = { ...whatTimeBrings(before, DAY_7).transfer, pendingMails: [] };
    expect(nextAlarm(warned, DAY_7)).toBe(shift(DAY_10, 1));
  });

  it('is no matter once the form is with Microsoft', () => {
    const support = { ...arrivedAt('support'), respondedAt: at(8) };
    expect(kinds(support, days(FIRST, 20))).toEqual([]);
  });

  it('is warned of again under a new revision', () => {
    const warned = whatTimeBrings(quiet('submission'), DAY_7).transfer;
    const again = withPaper(whatTimeBrings(warned, days(DAY_10, 1)).transfer, days(DAY_10, 1));
    const next = withSignature(again, 'currentPartner', days(DAY_10, 1));
    const { remindAt: _, ...silent } = next;
    expect(kinds({ ...silent, expiresAt: days(FIRST, 60) }, days(DAY_10, 8))).toEqual(['signaturesAging']);
  });
});

describe('a signature that is older than ten days (D-05)', () => {
  it('has all three collected anew at submission, not a millisecond early', () => {
    const before = whatTimeBrings(quiet('submission'), DAY_7).transfer;
    expect(kinds(before, DAY_10)).toEqual([]);
    const outcome = whatTimeBrings(before, shift(DAY_10, 1));
    const voided = ['currentPartner', 'customer', 'newPartner'];
    expect(outcome.facts).toEqual([{ kind: 'signaturesTooOld', voidedRevision: 1, voided }]);
    expect(outcome.transfer).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {} });
    expect(outcome.transfer.oldRevisions).toMatchObject([{ revision: 1, form: before.form, voided }]);
    expect(outcome.transfer.newPartner.part).toEqual(PART);
    expect(news(before, outcome.transfer)).toEqual(EVERYBODY.map((to) => `signaturesTooOld ${to}`));
  });

  it('waits at newPartner for the part, for there is nothing yet to collect the others on', () => {
    const before = whatTimeBrings(quiet('newPartner'), DAY_7).transfer;
    expect(kinds(before, days(DAY_10, 5))).toEqual([]);
  });

  it('is found out when the part comes: nobody signs in vain', () => {
    const before = quiet('newPartner');
    const submit = { kind: 'newPartnerSubmitted', ...PART } as const;
    expect(accepted(advance(before, submit, DAY_10)).transfer.stage).toBe('signatures');
    const outcome = accepted(advance(before, submit, shift(DAY_10, 1)));
    expect(outcome.transfer).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {} });
    expect(outcome.transfer.newPartner.part).toEqual(PART);
    expect(outcome.facts.map(({ kind }) => kind)).toEqual(['newPartnerSubmitted', 'signaturesTooOld']);
    expect(news(before, outcome.transfer)).toEqual(EVERYBODY.map((to) => `signaturesTooOld ${to}`));
  });

  it('has all collected anew at signatures while a day is left for it: nobody is asked to sign in vain', () => {
    for (const expiresAt of [days(shift(DAY_10, 1), 1), days(DAY_10, 9)]) {
      const before = whatTimeBrings(quiet('signatures', { expiresAt }), DAY_7).transfer;
      expect(kinds(before, DAY_10)).toEqual([]);
      const { transfer } = whatTimeBrings(before, shift(DAY_10, 1));
      expect(transfer).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {} });
      expect(news(before, transfer)).toEqual(EVERYBODY.map((to) => `signaturesTooOld ${to}`));
    }
  });

  it('is left at signatures to the stage’s last day, until somebody signs: then all sign anew', () => {
    const before = whatTimeBrings(quiet('signatures', { expiresAt: days(DAY_10, 1) }), DAY_7).transfer;
    expect(kinds(before, shift(days(DAY_10, 1), -1))).toEqual([]);
    const signs = (now: Instant) => accepted(advance(before, signed(before, 'customer'), now));
    expect(signs(DAY_10).transfer).toMatchObject({ stage: 'signatures', revision: 1 });
    const late = signs(shift(DAY_10, 1));
    expect(late.facts.map(({ kind }) => kind)).toEqual(['signed', 'signaturesTooOld']);
    expect(late.transfer).toMatchObject({ stage: 'currentPartnerSignature', revision: 2, signatures: {} });
    expect(late.transfer.oldRevisions[0]?.voided).toEqual(['currentPartner', 'customer']);
    expect(news(before, late.transfer)).toEqual(EVERYBODY.map((to) => `signaturesTooOld ${to}`));
    expect(late.answers).toBe('signature:r1:customer');
  });

  it('never goes to Microsoft, whether or not the alarm has rung', () => {
    const before = quiet('submission');
    const attaches = (now: Instant) => advance(before, attached(before, { attachedAt: now }), now);
    expect(accepted(attaches(DAY_10)).transfer.stage).toBe('support');
    expect(refused(attaches(shift(DAY_10, 1)))).toMatchObject({
      refused: 'submission-check-failed',
      violations: [{ path: 'signatures.currentPartner' }],
    });
  });

  it('is measured by the terms the transfer began with', () => {
    const { terms } = quiet('signatures');
    const patient = quiet('submission', {
      terms: { ...terms, signatureMaxAgeDays: 20, signatureWarnDays: 15 },
    });
    expect(kinds(patient, shift(DAY_10, 1))).toEqual([]);
    expect(kinds(patient, days(FIRST, 15))).toEqual(['signaturesAging']);
    expect(kinds(patient, days(FIRST, 21))).toContain('signaturesTooOld');
  });
});

describe('collecting again and expiry', () => {
  const late = [0, 1, 3_600_000, 86_400_000];

  it('come in the order of their instants, however late anybody looks (RELIABILITY 0.4)', () => {
    const due = arrivedAt('submission').expiresAt ?? '';
    expect(epoch(due)).toBeGreaterThan(epoch(DAY_10) + 1);
    for (const more of late)
      expect(whatTimeBrings(arrivedAt('submission'), shift(due, more)).transfer).toMatchObject({
        stage: 'currentPartnerSignature',
        revision: 2,
      });
    const short = { ...arrivedAt('submission'), expiresAt: DAY_10 };
    for (const more of late)
      expect(whatTimeBrings(short, shift(DAY_10, more)).transfer.stage).toBe('expired');
  });

  it('leave a stage that nobody answers to its own time', () => {
    for (const before of [
      arrivedAt('signatures'),
      withSignature(arrivedAt('signatures'), 'customer', at(5)),
    ]) {
      const due = days(at(4), 10);
      expect(whatTimeBrings(before, shift(due, -1)).transfer).toMatchObject({
        stage: 'signatures',
        revision: 1,
      });
      for (const more of late)
        expect(whatTimeBrings(before, shift(due, more)).transfer.stage).toBe('expired');
    }
  });
});
