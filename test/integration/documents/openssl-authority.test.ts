import { createHash, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { createForm } from '../../../shared/form/pdf/create-form.ts';
import { sealSignature } from '../../../shared/seal/seal-signature.ts';
import { timestampRequest, tokenIn } from '../../../shared/seal/timestamp-protocol.ts';
import { openTimestamp } from '../../../shared/seal/timestamp-token.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { plainContent } from '../../unit/form/sample-content.ts';
import { pemOf, sampleSeal, signatures } from '../../unit/seal/sample-seal.ts';
import { judgedBy } from './judged-by.ts';
import { ask } from './validators.ts';

/** What authorities do differently, as OpenSSL lets one choose. */
interface Habits {
  keyType: 'RSA' | 'EC';
  /** Of the token's own signature. */
  digest: string;
  /** Of the reference to its certificate: sha1 is the old ESSCertID, others are ESSCertIDv2. */
  named: string;
  withChain: boolean;
}

const NONCE = Buffer.from('4102030405060708', 'hex');
const folder = mkdtempSync(join(tmpdir(), 'openssl-authority-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);

/** An authority that is OpenSSL: nothing of ours encodes the token. */
async function opensslAuthority({ keyType, digest, named, withChain }: Habits) {
  const { root, leaf } = await makeSealPki(new Date('2026-01-01T00:00:00Z'), {
    purpose: 'timestamps',
    keyType,
  });
  const config = [
    '[tsa]\nserial = serial\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1, millisecs:500',
    `signer_digest = ${digest}\ness_cert_id_alg = ${named}\ntsa_name = yes\nordering = yes\nclock_precision_digits = 3`,
    `ess_cert_id_chain = ${withChain ? 'yes' : 'no'}`,
  ].join('\n');
  write('tsa.cnf', `${config}\n`);
  write('key.pem', leaf.key);
  write('leaf.pem', pemOf(leaf.der));
  write('root.pem', pemOf(root.der));
  const stamp = async (hash: Uint8Array) => {
    write('query.tsq', timestampRequest(hash, NONCE));
    const keys = ['-inkey', 'key.pem', '-signer', 'leaf.pem', ...(withChain ? ['-chain', 'root.pem'] : [])];
    const asked = ['-config', 'tsa.cnf', '-section', 'tsa', '-queryfile', 'query.tsq', '-out', 'reply.tsr'];
    const { code, complaints } = ask('openssl', ['ts', '-reply', ...asked, ...keys], folder);
    if (code !== 0) throw new Error(complaints);
    return tokenIn(readFileSync(join(folder, 'reply.tsr')), NONCE);
  };
  return { root, stamp };
}

const HABITS: Habits[] = [
  { keyType: 'RSA', digest: 'sha256', named: 'sha256', withChain: false },
  { keyType: 'RSA', digest: 'sha512', named: 'sha1', withChain: true },
  { keyType: 'RSA', digest: 'sha384', named: 'sha512', withChain: true },
  { keyType: 'EC', digest: 'sha256', named: 'sha256', withChain: true },
  { keyType: 'EC', digest: 'sha512', named: 'sha1', withChain: false },
];

judgedBy('openssl', () => {
  it.each(HABITS)(
    'stamps as authority what we take: $keyType, $digest, $named, chain $withChain',
    async (habits) => {
      const { root, stamp } = await opensslAuthority(habits);
      const digest = createHash('sha256').update('a signature value').digest();
      const opened = openTimestamp(await stamp(digest), digest, [new X509Certificate(root.der)]);
      expect(opened).toMatchObject({ problems: [], trusted: true });
      expect(opened.authority).toBe('CSP subscription transfer timestamps (local)');
    },
  );

  it('stamps a form that is whole', async () => {
    const { root, stamp } = await opensslAuthority({
      keyType: 'EC',
      digest: 'sha384',
      named: 'sha384',
      withChain: true,
    });
    const { signer, root: sealRoot } = await sampleSeal();
    const fonts = await loadFormFonts();
    const timestamps = { timestamper: { authority: 'openssl', stamp }, policy: 'required' as const };
    const base = await createForm(plainContent, fonts);
    const sealed = await sealSignature(base, signatures.currentPartner, { signer, timestamps }, fonts);
    const verified = verifyForm(sealed.pdf, { roots: [sealRoot], timestampRoots: [root.der] });
    expect(verified).toMatchObject({ whole: true, problems: [] });
    expect(verified.signatures[0]?.timestamp).toEqual({ ...sealed.timestamp, trusted: true });
  });
});
