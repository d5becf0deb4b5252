import { describe, expect, it } from 'vitest';
import { uploadNote } from '../../../shared/guidance/upload-note.ts';
import { daysAfter } from '../../../shared/transfer/instant.ts';
import { isEnd, Stage, type Transfer } from '../../../shared/transfer/transfer.ts';
import { a } from '../../support/a-party.ts';
import { aHash } from '../../support/a-transfer.ts';
import { aCase, denied, given, SIGNED_AT, valuesOf } from './a-case.ts';

const NOW = daysAfter(SIGNED_AT, 1);
const noteOf = (transfer: Transfer, now = NOW) => uploadNote(transfer, 'currentPartner', now);
const attached = { submission: { attachedAt: NOW, sha256: aHash('customer') }, submissions: 1 };

describe('the note for the upload', () => {
  const whole = aCase('submission');
  const note = given(noteOf(whole));

  it('names the file as it was downloaded, its SHA-256 and its size (R-33)', () => {
    expect(note).toMatchObject({ fileName: `${whole.id}.pdf`, sha256: aHash('customer'), size: 84_213 });
    expect(valuesOf(note.text, 'File')).toEqual([note.fileName]);
    expect(valuesOf(note.text, 'SHA-256')).toEqual([aHash('customer')]);
    expect(valuesOf(note.text, 'Size in bytes')).toEqual(['84213']);
  });

  it('names the existing ticket and both ids (R-24, R-33)', () => {
    expect(valuesOf(note.text, 'Service ticket')).toEqual(['2611020040001234']);
    expect(valuesOf(note.text, 'Azure subscription ID')).toEqual([a.subscription.azureSubscriptionId]);
    expect(valuesOf(note.text, 'Partner Center subscription ID')).toEqual([
      a.subscription.partnerCenterSubscriptionId,
    ]);
  });

  it('lists the twelve checks that were passed (R-30, R-32)', () => {
    expect(note.checks).toHaveLength(12);
    expect(note.text.match(/^\d+\. .+$/gm)).toEqual(note.checks.map((check, n) => `${n + 1}. ${check}`));
    for (const [point, words] of [
      [1, 'three signatures'],
      [2, '10 days'],
      [4, 'both partner admins'],
      [6, 'reseller relationship'],
      [7, 'agreement'],
      [8, 'same country'],
      [11, 'service ticket'],
      [12, '5 MB'],
    ] as const)
      expect(note.checks[point - 1]).toContain(words);
  });

  it('says how old signatures may be in this very transfer (D-05)', () => {
    const terms = { ...whole.terms, signatureMaxAgeDays: 6 };
    expect(given(noteOf({ ...whole, terms })).checks[1]).toContain('6 days');
  });

  it('has a file Microsoft’s upload takes, and says what it takes', () => {
    expect(note.fileName).toMatch(/^[0-9a-zA-Z_\-. ]+$/);
    expect(note.size).toBeLessThan(5_000_000);
    expect(note.fileRule).toContain('under 5 MB');
  });

  it('names nobody and no address', () => {
    expect(note.text).not.toMatch(/@|https?:/);
  });

  it('is refused with every failure and who can mend it while the check fails (R-30, R-32)', () => {
    const { serviceTicket: _, ...ticketless } = whole;
    const subscription = { ...a.subscription, status: 'suspended' as const };
    const refusal = denied(noteOf({ ...ticketless, subscription }, daysAfter(SIGNED_AT, 11)));
    expect(refusal.refused).toBe('submission-check-failed');
    expect(refusal.violations.map(({ path }) => path).sort()).toEqual([
      ...['serviceTicket', 'signatures.currentPartner', 'signatures.customer', 'signatures.newPartner'],
      'subscription.status',
    ]);
    for (const { message } of refusal.violations)
      expect(message).toMatch(/; to mend by: (current partner|customer|new partner|ops)$/);
  });

  it('waits until every signature is sealed into the form', () => {
    const { sealedIn: _, ...unsealed } = whole.signatures.customer ?? {};
    const signatures = { ...whole.signatures, customer: unsealed as typeof whole.signatures.customer };
    expect(denied(noteOf({ ...whole, signatures } as Transfer)).refused).toBe('form-not-ready');
  });

  it('can be read again while Microsoft thinks, however old the signatures grow meanwhile', () => {
    const later = given(noteOf(aCase('support', attached), daysAfter(SIGNED_AT, 40)));
    expect(later.text).toBe(note.text);
  });

  it('is for the current partner alone (R-33)', () => {
    expect(denied(uploadNote(whole, 'newPartner', NOW))).toMatchObject({
      refused: 'not-yours-to-say',
      status: 403,
    });
  });

  it.each(Stage.options.filter((stage) => stage !== 'submission' && stage !== 'support'))(
    'is not made at %s',
    (stage) => {
      const expected = isEnd(stage) ? 'transfer-ended' : 'message-out-of-order';
      expect(denied(noteOf(aCase(stage))).refused).toBe(expected);
    },
  );
});
