import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { sealDocument } from '../../../shared/seal/seal-document.ts';
import { SealError } from '../../../shared/seal/seal-error.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { STAMPED_AT, sampleAuthority } from './sample-authority.ts';
import { formStations } from './sample-form.ts';
import { sampleEcSeal, sampleSeal } from './sample-seal.ts';

const { signer, root } = await sampleSeal();
const facts = {
  name: 'CSP subscription transfer',
  reason: 'Evidence of a transfer',
  signedAt: '2026-11-22T07:00:00.250Z',
};
const sealing = { fieldName: 'seal', facts, docMdp: 1 as const };

/** One page with signature fields of these names, as another part of the product would make it. */
async function page(...names: string[]): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const { ref } = doc.addPage([300, 200]);
  const fields = names.map((name) => {
    const widget = { Type: 'Annot', Subtype: 'Widget', FT: 'Sig', Rect: [20, 20, 200, 60], P: ref, F: 4 };
    const dict = doc.context.obj(widget);
    dict.set(PDFName.of('T'), PDFHexString.fromText(name));
    return doc.context.register(dict);
  });
  doc.getPage(0).node.set(PDFName.of('Annots'), doc.context.obj(fields));
  doc.catalog.set(PDFName.of('AcroForm'), doc.context.obj({ Fields: fields, SigFlags: 3 }));
  return doc.save({ useObjectStreams: false, updateFieldAppearances: false });
}

const codeOf = async (work: Promise<unknown>) => {
  const problem = await work.catch((thrown: unknown) => thrown);
  return problem instanceof SealError ? problem.code : problem;
};

describe('a document the platform seals', () => {
  it('is whole, certified against any change, and signed by the platform', async () => {
    const { pdf, thumbprint, ...nothing } = await sealDocument(await page('seal'), sealing, { signer });
    const verified = verifyForm(pdf, { roots: [root] });
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures).toEqual([
      {
        field: 'seal',
        party: 'platform',
        name: 'CSP subscription transfer',
        signedAt: '2026-11-22T07:00:00Z',
        coversRevision: 2,
        intact: true,
        trusted: true,
        certificateThumbprint: thumbprint,
        problems: [],
      },
    ]);
    expect(nothing).toEqual({});
    const text = Buffer.from(pdf).toString('latin1');
    expect(text).toMatch(/TransformMethod \/DocMDP[^>]*\/P 1 /);
    expect(text).not.toContain('FieldMDP');
  });

  it('is the same bytes for the same input', async () => {
    const once = await sealDocument(await page('seal'), sealing, { signer });
    const again = await sealDocument(await page('seal'), sealing, { signer });
    expect(Buffer.from(again.pdf).equals(once.pdf)).toBe(true);
  });

  it('takes a timestamp, and a key that signs with EC', async () => {
    const ec = await sampleEcSeal();
    const authority = await sampleAuthority();
    const timestamps = { timestamper: authority.timestamper, policy: 'required' as const };
    const sealed = await sealDocument(await page('seal'), sealing, { signer: ec.signer, timestamps });
    expect(sealed.timestamp?.at).toBe(STAMPED_AT);
    const verified = verifyForm(sealed.pdf, { roots: [ec.root], timestampRoots: [authority.root] });
    expect(verified.whole).toBe(true);
    expect(verified.signatures[0]?.timestamp).toEqual({ ...sealed.timestamp, trusted: true });
  });

  it('never holds a timestamp that our own verification would not take', async () => {
    const policy = 'optional' as const;
    for (const fault of ['wrongImprint', 'damaged'] as const) {
      const { timestamper } = await sampleAuthority({ fault });
      const sealed = await sealDocument(await page('seal'), sealing, {
        signer,
        timestamps: { timestamper, policy },
      });
      expect(sealed.timestamp).toBeUndefined();
      expect(sealed.timestampMissed).toMatch(/^The timestamp (is for another signature|was not signed by)/);
      expect(verifyForm(sealed.pdf, { roots: [root] }).signatures[0]).not.toHaveProperty('timestamp');
    }
    const stamp = async () => Buffer.alloc(9000, 0x30);
    const timestamps = { timestamper: { authority: 'large.example', stamp }, policy };
    const sealed = await sealDocument(await page('seal'), sealing, { signer, timestamps });
    expect(sealed.timestampMissed).toBe('The timestamp has 9000 bytes, 8192 are the limit.');
  });

  it('is not sealed without a timestamp because of a fault that is not the authority’s', async () => {
    const stamp = async () => Promise.reject(new RangeError('A defect of ours.'));
    const timestamps = { timestamper: { authority: 'ours.example', stamp }, policy: 'optional' as const };
    const sealed = sealDocument(await page('seal'), sealing, { signer, timestamps });
    await expect(sealed).rejects.toThrow('A defect of ours.');
  });

  it('is sealed once, and only in the field it has', async () => {
    const { pdf } = await sealDocument(await page('seal'), sealing, { signer });
    expect(await codeOf(sealDocument(pdf, sealing, { signer }))).toBe('already-signed');
    expect(await codeOf(sealDocument(await page('other'), sealing, { signer }))).toBe('no-such-field');
  });

  it('is not whole with another field beside the seal, or with anything behind it', async () => {
    const two = await sealDocument(await page('seal', 'signature_customer'), sealing, { signer });
    expect(verifyForm(two.pdf, { roots: [root] }).problems).toEqual([
      'A document sealed by the platform has no other field.',
    ]);
    const { pdf } = await sealDocument(await page('seal'), sealing, { signer });
    const longer = Buffer.concat([pdf, Buffer.from('%more\n')]);
    expect(verifyForm(longer, { roots: [root] }).whole).toBe(false);
  });

  it('is never a form: the form’s own signatures stay those of its parties', async () => {
    const { third } = await formStations(signer);
    const parties = verifyForm(third, { roots: [root] }).signatures.map(({ party }) => party);
    expect(parties).not.toContain('platform');
  });
});
