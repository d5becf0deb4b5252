import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createCertificate } from '../../../shared/evidence/pdf/create-certificate.ts';
import { sealDocument } from '../../../shared/seal/seal-document.ts';
import { readDocument } from '../../../shared/verify/read-document.ts';
import { recognise } from '../../../shared/verify/recognise.ts';
import { aTransfer } from '../../support/a-transfer.ts';
import { contentOf } from '../evidence/a-case-that-ends.ts';
import { completed } from '../evidence/stories.ts';
import { sampleSeal } from '../seal/sample-seal.ts';
import { paintedOver, refilled } from './attacks.ts';
import { flipped, papers, recordOf, reportOf, sha256, transferOf } from './papers.ts';

const { signer, root } = await sampleSeal();
const [ours, other] = await Promise.all([papers({ signer }, 1), papers({ signer }, 2)]);
const roots = { seal: [root] };

describe('the record', () => {
  it('says which state of the form is the present one', async () => {
    const transfer = transferOf(ours);
    const early = { ...transfer, form: transfer.form.slice(0, 4) };
    expect((await reportOf(ours.second, roots, recordOf(early))).verdict).toBe('our-form-so-far');
    expect((await reportOf(ours.second, roots, recordOf(transfer))).verdict).toBe('our-older-form');
    const first = { ...transfer, form: transfer.form.slice(0, 1) };
    expect((await reportOf(ours.base, roots, recordOf(first))).verdict).toBe('our-unsigned-form');
  });

  it('says that a form was replaced, and takes what both revisions share for the one in force', async () => {
    const { form } = transferOf(ours);
    const old = {
      revision: 1,
      form,
      sections: [],
      voided: [],
      signatures: [],
      by: 'customer',
      reason: 'Wrong.',
    };
    const replacedAt = '2026-11-22T08:00:00.000Z';
    const corrected = transferOf(ours, {
      revision: 2,
      form: form.slice(0, 2),
      oldRevisions: [{ ...old, replacedAt }],
    });
    const record = recordOf(corrected);
    expect((await reportOf(ours.third, roots, record)).verdict).toBe('our-replaced-form');
    expect((await reportOf(ours.certified, roots, record)).verdict).toBe('our-form-so-far');
  });

  it.each(['declined', 'rejected', 'cancelled', 'expired', 'refused'] as const)(
    'says of every state of a form that its transfer has ended without being completed: %s',
    async (stage) => {
      const { form } = transferOf(ours);
      const half = recordOf(transferOf(ours, { stage, form: form.slice(0, 4) }));
      for (const pdf of [ours.base, ours.certified, ours.filled, ours.second])
        expect(await reportOf(pdf, roots, half)).toMatchObject({
          verdict: 'our-ended-form',
          weight: 'caution',
        });
      const { revisions } = await reportOf(ours.second, roots, half);
      expect(revisions.at(-1)?.known).toMatchObject({ ended: stage });
      expect(revisions.at(-1)?.known?.sentence).toContain('its last state. The transfer');
      const whole = recordOf(transferOf(ours, { stage }));
      expect((await reportOf(ours.third, roots, whole)).verdict).toBe('our-ended-form');
    },
  );

  it('says of the form of a completed transfer that it is the completed one', async () => {
    const record = recordOf(transferOf(ours, { stage: 'completed' }));
    const report = await reportOf(ours.third, roots, record);
    expect(report).toMatchObject({ verdict: 'our-completed-form', weight: 'genuine' });
    expect(report.revisions.at(-1)?.known?.sentence).toBe(
      'On record: revision 1 of the form after the signature of the new partner, its last state. The transfer was completed.',
    );
    expect((await reportOf(ours.second, roots, record)).verdict).toBe('our-older-form');
  });

  it('knows a certificate by its transfer', async () => {
    const content = { ...(await contentOf(await completed())), transferId: ours.transferId };
    const made = await createCertificate(content, await loadFormFonts());
    const facts = { name: 'CSP subscription transfer', reason: 'Evidence', signedAt: '2026-11-22T07:00:00Z' };
    const sealing = { fieldName: 'seal', facts, docMdp: 1 as const };
    const pdf = Buffer.from((await sealDocument(made, sealing, { signer })).pdf);
    const issued = { sha256: sha256(pdf), size: pdf.length, issuedAt: '2026-11-22T07:00:00.000Z' };
    const record = recordOf(transferOf(ours, { certificate: issued }));
    expect((await reportOf(pdf, roots)).verdict).toBe('sealed-certificate');
    expect((await reportOf(pdf, roots, record)).verdict).toBe('our-certificate');
    expect((await reportOf(pdf, roots, recordOf(transferOf(ours)))).verdict).toBe('sealed-not-on-record');
    expect((await reportOf(flipped(pdf, 5000), roots, record)).verdict).toBe('bytes-changed');
    expect((await reportOf(paintedOver(pdf, 'completed'), roots, record)).verdict).toBe(
      'added-after-signing',
    );
  });

  it('says how much of a file that was added to is genuine', async () => {
    const record = recordOf(transferOf(ours));
    const report = await reportOf(paintedOver(ours.third, 'Mallory'), roots, record);
    expect(report.genuineUpTo).toMatchObject({ bytes: ours.third.length });
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('pageContentChanged');
    expect((await reportOf(ours.third, roots, record)).genuineUpTo).toBeUndefined();
  });

  it('of a sealed form nobody has on record is told apart from a record nobody asked', async () => {
    expect((await reportOf(ours.third, roots, recordOf())).verdict).toBe('sealed-not-on-record');
    expect((await reportOf(ours.third, roots)).verdict).toBe('sealed-completed-form');
  });

  it('tells nothing of a transfer to whoever has no document of it', async () => {
    const pdf = refilled(other.third, 'head_transferId', ours.transferId);
    const reading = readDocument(pdf, roots);
    expect(reading.transferIds).toContain(ours.transferId);
    const there = recordOf(transferOf(ours));
    expect([...(await recognise(there, reading))]).toEqual([]);
    expect(await reportOf(pdf, roots, there)).toEqual(await reportOf(pdf, roots, recordOf()));
  });

  it('is asked for what a file says, and for no more than a few transfers', async () => {
    const asked: string[] = [];
    const find = async (id: string) => {
      asked.push(id);
      return undefined;
    };
    await recognise({ find }, readDocument(ours.third, roots));
    expect(asked).toEqual([ours.transferId]);
    expect(aTransfer().id).toBe(ours.transferId);
  });
});
