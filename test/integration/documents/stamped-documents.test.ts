import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { readCms } from '../../../shared/seal/cms.ts';
import { pdfPapers } from '../../../shared/seal/pdf-papers.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { contentOf } from '../../unit/evidence/a-case-that-ends.ts';
import { completed } from '../../unit/evidence/stories.ts';
import { sampleAuthority } from '../../unit/seal/sample-authority.ts';
import { formStations } from '../../unit/seal/sample-form.ts';
import { type SampleSeal, sampleEcSeal, sampleSeal } from '../../unit/seal/sample-seal.ts';
import { contentsOf } from '../../unit/seal/sealed-contents.ts';
import { judgedBy } from './judged-by.ts';
import { ask, pdfsigVerdicts, splitSignature } from './validators.ts';

type Document = { name: string; pdf: Buffer; signatures: number; stamped: boolean; seal: SampleSeal };

const authority = await sampleAuthority();
const timestamps = { timestamper: authority.timestamper, policy: 'required' as const };
const content = await contentOf(await completed());
const fonts = await loadFormFonts();
const folder = mkdtempSync(join(tmpdir(), 'stamped-'));
afterAll(() => rmSync(folder, { recursive: true }));
const pem = (name: string, der: Uint8Array) =>
  writeFileSync(join(folder, name), new X509Certificate(der).toString());
pem('authority.pem', authority.root);

/** The form after each signature, and the certificate; with and without timestamps. */
async function documentsOf(kind: string, seal: SampleSeal): Promise<Document[]> {
  pem(`${kind}.pem`, seal.root);
  const documents: Document[] = [];
  for (const stamped of [false, true]) {
    const asked = stamped ? { timestamps } : {};
    const stations = await formStations(seal.signer, undefined, undefined, asked.timestamps);
    const certificate = await pdfPapers({ ...asked, signer: seal.signer, fonts: async () => fonts }).certify(
      content,
    );
    const made = [
      { name: 'certified', pdf: stations.certified, signatures: 1 },
      { name: 'second', pdf: stations.second, signatures: 2 },
      { name: 'third', pdf: stations.third, signatures: 3 },
      { name: 'certificate', pdf: Buffer.from(certificate.pdf), signatures: 1 },
    ];
    for (const each of made)
      documents.push({ ...each, name: `${kind}-${each.name}${stamped ? '-stamped' : ''}`, stamped, seal });
  }
  return documents;
}

const documents = [
  ...(await documentsOf('rsa', await sampleSeal())),
  ...(await documentsOf('ec', await sampleEcSeal())),
];
for (const { name, pdf } of documents) writeFileSync(join(folder, `${name}.pdf`), pdf);
const each = describe.each(documents);

each('$name', ({ name, pdf, signatures, stamped, seal }) => {
  it('is whole to our own verification, with a trusted time where there is one', () => {
    const verified = verifyForm(pdf, { roots: [seal.root], timestampRoots: [authority.root] });
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures.map(({ timestamp }) => timestamp?.trusted)).toEqual(
      Array(signatures).fill(stamped ? true : undefined),
    );
  });

  judgedBy('pdfsig', () => {
    it('has only valid signatures, the last over the whole document', () => {
      const unsigned = name.includes('certificate') ? 0 : 3 - signatures;
      const wanted = { valid: signatures, total: 1, cades: signatures, unsigned, complaints: '' };
      expect(pdfsigVerdicts(folder, `${name}.pdf`)).toEqual(wanted);
    });
  });

  judgedBy('qpdf', () => {
    it('has no error and no warning', () => {
      const { code, complaints } = ask('qpdf', ['--check', `${name}.pdf`], folder);
      expect({ code, complaints }).toEqual({ code: 0, complaints: '' });
    });
  });

  judgedBy('openssl', () => {
    it('has CAdES signatures under the root', () => {
      for (let number = 0; number < signatures; number++) {
        const { data, cms } = splitSignature(pdf, number, folder);
        const sealed = ['-in', cms, '-inform', 'DER', '-content', data, '-binary', '-out', 'verified.bin'];
        const trust = ['-CAfile', `${name.split('-')[0]}.pem`, '-purpose', 'any', '-no_check_time'];
        const { code, complaints } = ask(
          'openssl',
          ['cms', '-verify', '-cades', ...trust, ...sealed],
          folder,
        );
        expect({ code, complaints: complaints.trim() }).toEqual({
          code: 0,
          complaints: 'CAdES Verification successful',
        });
      }
    });

    it('has timestamps over the signature values, under the authority’s root, or none', () => {
      for (let number = 0; number < signatures; number++) {
        const { signature, token } = readCms(contentsOf(pdf, number).cms);
        expect(token !== undefined).toBe(stamped);
        if (token) expect(judgedTimestamp(signature, token)).toEqual({ code: 0, output: 'Verification: OK' });
      }
    });
  });
});

function judgedTimestamp(signature: Uint8Array, token: Uint8Array): { code: number | null; output: string } {
  writeFileSync(join(folder, 'signature.bin'), signature);
  writeFileSync(join(folder, 'token.der'), token);
  const trust = ['-CAfile', 'authority.pem', '-no_check_time'];
  const asked = ['-verify', '-data', 'signature.bin', '-in', 'token.der', '-token_in'];
  const { code, output } = ask('openssl', ['ts', ...asked, ...trust], folder);
  return { code, output: output.trim() };
}
