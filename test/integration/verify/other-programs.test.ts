import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';
import { signpdf } from '../../bench/sealing/contestants.ts';
import { pemOf } from '../../unit/seal/sample-seal.ts';
import { flipped, papers, reportOf } from '../../unit/verify/papers.ts';
import { judgedBy } from '../documents/judged-by.ts';
import { ask } from '../documents/validators.ts';
import { pdfOf } from './hostile-files.ts';

const pki = await makeSealPki(new Date('2026-01-01T00:00:00Z'), { name: 'Sample seal' });
const certificates = pemOf(pki.leaf.der) + pemOf(pki.root.der);
const signer = pemSigner({ key: pki.leaf.key, certificates });
const ours = await papers({ signer }, 1);
const roots = { seal: [pki.root.der] };
const folder = mkdtempSync(join(tmpdir(), 'other-programs-'));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'form.pdf'), ours.third);

const verdictOf = async (pdf: Uint8Array) => (await reportOf(pdf, roots)).verdict;

judgedBy('qpdf', () => {
  it.each([
    ['as it comes', [], 'saved-anew'],
    ['for the web', ['--linearize'], 'saved-anew'],
    ['packed', ['--object-streams=generate'], 'saved-anew'],
    ['unpacked', ['--qdf', '--object-streams=disable'], 'saved-anew'],
    ['with a password', ['--encrypt', 'a', 'b', '256', '--'], 'encrypted'],
  ])('saves a form anew %s', async (name, how, verdict) => {
    const file = `${name.replaceAll(' ', '-')}.pdf`;
    expect(ask('qpdf', [...how, 'form.pdf', file], folder).code).toBe(0);
    expect(await verdictOf(readFileSync(join(folder, file)))).toBe(verdict);
  });
});

judgedBy('openssl', () => {
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>';
  const plain = pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    page,
  ]);

  describe('a document @signpdf signed with a key of ours', () => {
    it('is intact, and none of ours', async () => {
      const signed = await signpdf(pki).sign(plain, 0);
      const report = await reportOf(signed, roots);
      expect(report.verdict).toBe('signed-elsewhere');
      expect(report.signatures).toMatchObject([{ intact: true, coversFile: true }]);
      expect(await verdictOf(flipped(signed, 20))).toBe('bytes-changed');
    });

    it('with two signatures is told apart by revision', async () => {
      const twice = await signpdf(pki).sign(await signpdf(pki).sign(plain, 0), 1);
      const { signatures } = await reportOf(twice, roots);
      expect(signatures.map(({ intact, revision, coversFile }) => [intact, revision, coversFile])).toEqual([
        [true, 2, false],
        [true, 3, true],
      ]);
    });
  });
});
