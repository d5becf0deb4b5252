import { PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { SealError } from '../../../shared/seal/seal-error.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { graphProblems } from '../form/object-graph.ts';
import { formStations } from './sample-form.ts';
import { sampleEcSeal, sampleSeal, signatures } from './sample-seal.ts';

const fonts = await loadFormFonts();
const { signer, root } = await sampleSeal();
const stations = await formStations(signer);
const seal = async (pdf: Uint8Array, party: keyof typeof signatures) =>
  (await sealSignature(pdf, signatures[party], { signer }, fonts)).pdf;
const codeOf = async (work: Promise<unknown>) => {
  const problem = await work.catch((thrown: unknown) => thrown);
  return problem instanceof SealError ? problem.code : problem;
};

describe('sealing a signature', () => {
  it('appends, and leaves every byte of the revisions before as it was', () => {
    const { base, certified, filled, second, third } = stations;
    for (const [before, after] of [
      [base, certified],
      [certified, filled],
      [filled, second],
      [second, third],
    ] as const) {
      expect(after.subarray(0, before.length).equals(before)).toBe(true);
      expect(after.length).toBeLessThan(before.length + 32_000);
    }
  });

  it('is the same bytes for the same input and an RSA key', async () => {
    expect(Buffer.from(await seal(stations.base, 'currentPartner')).equals(stations.certified)).toBe(true);
    expect(Buffer.from(await seal(stations.second, 'newPartner')).equals(stations.third)).toBe(true);
  });

  it('takes signatures 2 and 3 in either order', async () => {
    const other = await seal(await seal(stations.filled, 'newPartner'), 'customer');
    const verified = verifyForm(other, { roots: [root] });
    expect(verified.whole).toBe(true);
    expect(verified.signatures.map(({ party }) => party)).toEqual([
      'currentPartner',
      'newPartner',
      'customer',
    ]);
  });

  it('refuses customer and new partner before the current partner (R-18)', async () => {
    expect(await codeOf(seal(stations.base, 'customer'))).toBe('out-of-turn');
    expect(await codeOf(seal(stations.base, 'newPartner'))).toBe('out-of-turn');
  });

  it('refuses to sign a field twice', async () => {
    expect(await codeOf(seal(stations.certified, 'currentPartner'))).toBe('already-signed');
    expect(await codeOf(seal(stations.third, 'customer'))).toBe('already-signed');
  });

  it('certifies with the first signature only, and lets filling in and signing go on', async () => {
    const doc = await PDFDocument.load(stations.third, { updateMetadata: false });
    const signatureIn = (name: string) =>
      doc.getForm().getField(name).acroField.dict.lookup(PDFName.of('V'), PDFDict);
    const first = signatureIn('signature_currentPartner').toString();
    expect(first).toMatch(/TransformMethod \/DocMDP[\s\S]*\/P 2/);
    expect(first).toMatch(/TransformMethod \/FieldMDP[\s\S]*\(customer_microsoftId\)/);
    const second = signatureIn('signature_customer').toString();
    expect(second).not.toContain('DocMDP');
    expect(second).toMatch(/TransformMethod \/FieldMDP[\s\S]*\(newPartner_microsoftId\)/);
    expect(doc.catalog.lookup(PDFName.of('Perms'), PDFDict).has(PDFName.of('DocMDP'))).toBe(true);
  });

  it('leaves no reference to nothing and no unused number at any station', async () => {
    for (const bytes of Object.values(stations)) expect(await graphProblems(bytes)).toEqual([]);
  });

  it('shows a drawing beside the words, and is the same bytes for the same drawing', async () => {
    const stroke = Array.from({ length: 40 }, (_, n): [number, number] => [20 + n * 6, 50 + (n % 7) * 5]);
    const drawing = { width: 300, height: 100, strokes: [stroke] };
    const drawn = () => sealSignature(stations.base, signatures.currentPartner, { signer }, fonts, drawing);
    const { pdf } = await drawn();
    expect(verifyForm(pdf, { roots: [root] })).toMatchObject({ whole: true, problems: [] });
    expect(Buffer.from(pdf).equals(stations.certified)).toBe(false);
    expect(Buffer.from((await drawn()).pdf).equals(pdf)).toBe(true);
  });

  it('takes a signer whose key signs with EC', async () => {
    const ec = await sampleEcSeal();
    const { pdf: sealed } = await sealSignature(stations.base, signatures.currentPartner, ec, fonts);
    expect(verifyForm(sealed, { roots: [ec.root] })).toMatchObject({ whole: true });
    expect(verifyForm(sealed, { roots: [root] })).toMatchObject({ whole: false });
  });

  it('keeps a hostile name from writing PDF of its own', async () => {
    const name = `O'Brien) >> endobj\n(\\${'x'.repeat(200)}\u202e`;
    const content = { ...signatures.currentPartner, name, organisation: '))>>' };
    const { pdf: sealed } = await sealSignature(stations.base, content, { signer }, fonts);
    const verified = verifyForm(sealed, { roots: [root] });
    expect(verified.whole).toBe(true);
    expect(verified.signatures[0]?.name).toBe(`O'Brien) >> endobj (\\${'x'.repeat(200)}`);
  });
});
