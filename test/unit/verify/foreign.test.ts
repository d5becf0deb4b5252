import { PDFName, PDFRef } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { openAnyPdf } from '../../../shared/verify/pdf/any-pdf.ts';
import { sampleSeal } from '../seal/sample-seal.ts';
import { foreignSigned, packedIncrement, packedPdf } from './foreign-pdf.ts';
import { flipped, reportOf } from './papers.ts';

const pki = await makeSealPki(new Date('2026-01-01T00:00:00Z'), { name: 'Somebody else' });
const { root } = await sampleSeal();
const roots = { seal: [root] };
const plain = await packedPdf();
const signed = foreignSigned(plain, pki);

/** Appends a revision as others do, over what the last one left. */
function further(pdf: Buffer, objects: (next: number, catalogue: string) => Record<number, string>): Buffer {
  const file = openAnyPdf(pdf);
  const trailer = file.revisions.at(-1)?.trailer;
  const ref = trailer?.get(PDFName.of('Root'));
  if (!(ref instanceof PDFRef)) throw new Error('There is no catalogue.');
  const size = Number(String(trailer?.get(PDFName.of('Size'))));
  const made = objects(size, String(file.lookup(ref)));
  const whole = Object.fromEntries(
    Object.entries(made).map(([number, object]) => [number === '0' ? ref.objectNumber : number, object]),
  );
  return packedIncrement(pdf, file.ending.xrefAt, whole, { root: ref, size: size + 4 });
}

describe('somebody else’s document', () => {
  it('is read whole: who signed it when, over what, and that it is none of ours', async () => {
    const report = await reportOf(signed, roots);
    expect(report).toMatchObject({ verdict: 'signed-elsewhere', weight: 'caution' });
    expect(report.signatures).toMatchObject([
      {
        field: 'Signature1',
        name: 'Jan Jansen',
        subject: 'Somebody else seal (local)',
        claimedAt: '2026-11-21T10:15:00Z',
        intact: true,
        trusted: false,
        coversFile: true,
        revision: 2,
        faults: [{ code: 'not-trusted' }],
      },
    ]);
    expect(report.signatures[0]).not.toHaveProperty('party');
    expect(report.revisions.map(({ changes }) => changes.map(({ sentence }) => sentence))).toEqual([
      [],
      ['A signature (field “Signature1”) was added.'],
    ]);
  });

  it('is trusted as a signature when its root is asked for, and still is none of ours', async () => {
    const report = await reportOf(signed, { seal: [pki.root.der] });
    expect(report.signatures).toMatchObject([{ trusted: true, faults: [] }]);
    expect(report.verdict).toBe('signed-elsewhere');
  });

  it('is found changed, cut, or added to like one of ours', async () => {
    const verdictOf = async (pdf: Buffer) => (await reportOf(pdf, roots)).verdict;
    expect(await verdictOf(flipped(signed, 40))).toBe('bytes-changed');
    expect(await verdictOf(signed.subarray(0, signed.length - 40))).toBe('cut-off');
    expect(await verdictOf(plain)).toBe('not-signed-not-asked');
    const page = '<< /Type /Page /MediaBox [0 0 9 9] >>';
    const shadow = further(signed, (next, catalogue) => ({
      [next]: `<< /Type /Pages /Count 1 /Kids [ ${next + 1} 0 R ] >>`,
      [next + 1]: page,
      0: catalogue.replace(/\/Pages \d+ 0 R/, `/Pages ${next} 0 R`),
    }));
    expect(await verdictOf(shadow)).toBe('added-after-signing');
  });

  it('may have got data for validating it later, which changes nothing that is signed', async () => {
    const later = further(signed, (next, catalogue) => ({
      [next]: '<< /Certs [] >>',
      0: catalogue.replace(/>>\s*$/, `/DSS ${next} 0 R >>`),
    }));
    const report = await reportOf(later, roots);
    expect(report.verdict).toBe('signed-elsewhere');
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('validationDataAdded');
  });

  it('whose pages were changed between two signatures says so', async () => {
    const changed = further(signed, (_, catalogue) => ({
      0: catalogue.replace(/>>\s*$/, '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>'),
    }));
    const twice = foreignSigned(changed, pki);
    expect((await reportOf(twice, roots)).verdict).toBe('changed-between-signatures');
  });

  it('with a signature of an outdated kind is neither called sound nor broken', async () => {
    const old = foreignSigned(plain, pki, { subFilter: 'adbe.pkcs7.sha1' });
    expect((await reportOf(old, roots)).verdict).toBe('signature-not-checked');
  });

  it('that is encrypted is not read', async () => {
    const locked = further(plain, () => ({ 0: '<< /Type /Catalog >>' }));
    const text = locked.toString('latin1');
    const at = text.lastIndexOf('/Type /XRef');
    const encrypted = Buffer.from(`${text.slice(0, at)}/Encrypt 9 0 R ${text.slice(at)}`, 'latin1');
    expect(await reportOf(encrypted, roots)).toMatchObject({ verdict: 'encrypted', signatures: [] });
  });
});
