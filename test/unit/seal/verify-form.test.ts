import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, rgb } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { beginIncrement } from '../../../shared/form/pdf/increment.ts';
import { dictOf, openPdf } from '../../../shared/form/pdf/pdf-file.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { formStations } from './sample-form.ts';
import { sampleSeal } from './sample-seal.ts';

const { signer, root } = await sampleSeal();
const { base, certified, filled, second, third } = await formStations(signer);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const stored = [base, certified, filled, second, third].map(sha256);
const verify = (pdf: Uint8Array, revisions?: string[]) =>
  verifyForm(pdf, { roots: [root], ...(revisions ? { revisions } : {}) });

describe('verifying a form', () => {
  it('finds the finished form whole, and says who signed what when (R-32, D-26)', () => {
    const verified = verify(third, stored);
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures).toMatchObject([
      { party: 'currentPartner', name: 'Ana Trujillo', signedAt: '2026-11-20T18:02:11Z', coversRevision: 2 },
      { party: 'customer', name: 'Μαρία Κάμερον', signedAt: '2026-11-21T09:15:00Z', coversRevision: 4 },
      { party: 'newPartner', name: '李雷 (Li Lei)', signedAt: '2026-11-21T10:40:59Z', coversRevision: 5 },
    ]);
    for (const signature of verified.signatures) {
      expect(signature).toMatchObject({ intact: true, trusted: true, problems: [] });
      expect(signature.certificateThumbprint).toBe(sha256(signer.certificate));
    }
  });

  it('finds the stations after each signature whole', () => {
    expect(verify(certified, stored)).toMatchObject({
      whole: true,
      signatures: [{ party: 'currentPartner' }],
    });
    expect(verify(second, stored).signatures.map(({ party }) => party)).toEqual([
      'currentPartner',
      'customer',
    ]);
    expect(verify(second, stored).whole).toBe(true);
  });

  it('takes the filled-in form between signatures only if that very file was stored', () => {
    expect(verify(filled, stored)).toMatchObject({ whole: true });
    expect(verify(filled)).toMatchObject({
      whole: false,
      problems: ['Something was added after the last signature.'],
    });
    expect(verify(filled, stored.slice(0, 2))).toMatchObject({ whole: false });
  });

  it('finds an unsigned form not signed', () => {
    expect(verify(base)).toEqual({ whole: false, signatures: [], problems: ['The form is not signed.'] });
  });

  it('does not trust a seal of another root, and says that it is intact all the same', async () => {
    const stranger = await sampleSeal('Stranger');
    const foreign = (await formStations(stranger.signer)).third;
    const verified = verify(foreign);
    expect(verified.whole).toBe(false);
    for (const signature of verified.signatures)
      expect(signature).toMatchObject({ intact: true, trusted: false });
    expect(verifyForm(third, { roots: [] }).whole).toBe(false);
    expect(verifyForm(foreign, { roots: [root, stranger.root] }).whole).toBe(true);
  });

  it('does not trust a certificate that was not valid at the time of signing', async () => {
    const { signatures } = verify(third);
    expect(signatures[0]?.trusted).toBe(true);
    const early = Buffer.from(
      certified.toString('latin1').replace('/M (D:20261120', '/M (D:20241120'),
      'latin1',
    );
    expect(verify(early).signatures[0]).toMatchObject({ intact: false, trusted: false });
  });

  it('finds a well signed revision that was never stored', () => {
    const verified = verify(third, stored.slice(0, 4));
    expect(verified.whole).toBe(false);
    expect(verified.signatures[2]?.problems).toEqual([
      'The signed revision is not one this platform stored.',
    ]);
  });

  it('finds a revision appended without a signature, though every signature in it is valid', () => {
    const file = openPdf(third);
    const increment = beginIncrement(file);
    const catalogue = dictOf(file, file.root).clone(file.context);
    catalogue.set(PDFName.of('Lang'), file.context.obj('en-GB'));
    increment.set(file.root, catalogue);
    const verified = verify(increment.write().bytes, stored);
    expect(verified.signatures.map(({ intact }) => intact)).toEqual([true, true, true]);
    expect(verified).toMatchObject({
      whole: false,
      problems: ['Something was added after the last signature.'],
    });
  });

  it('finds a text painted over the page by another program', async () => {
    const doc = await PDFDocument.load(third, { updateMetadata: false });
    doc.getPage(0).drawText('PAY EVE 1,000,000', { x: 60, y: 600, size: 30, color: rgb(0, 0, 0) });
    expect(verify(await doc.save({ useObjectStreams: false })).whole).toBe(false);
    expect(verify(await doc.save()).whole).toBe(false);
  });

  it('finds every truncation', () => {
    for (const missing of [1, 2, 7, 500, 5_000, 20_000, third.length - 10]) {
      expect(verify(third.subarray(0, third.length - missing)).whole, `${missing} bytes missing`).toBe(false);
    }
  });

  it('finds bytes behind the end, and a form moved behind other bytes', () => {
    expect(verify(Buffer.concat([third, Buffer.from('\n%hidden\n')])).whole).toBe(false);
    expect(verify(Buffer.concat([third, base])).whole).toBe(false);
    expect(verify(Buffer.concat([Buffer.from('%PDF-1.7\n'), third])).whole).toBe(false);
  });
});
