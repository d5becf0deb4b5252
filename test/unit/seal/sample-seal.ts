import { createPrivateKey, X509Certificate } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { pemSigner } from '../../../shared/adapters/pem/pem-signer.ts';
import type { SignatureContent } from '../../../shared/seal/signature-content.ts';
import type { Signer } from '../../../shared/seal/signer.ts';

/** A signer of its own root, and that root. */
export interface SampleSeal {
  signer: Signer;
  root: Uint8Array;
}

const from = new Date('2026-01-01T00:00:00Z');

/** A fresh key pair, certificate and root; good from 2026 on. */
export async function sampleSeal(name = 'Sample seal'): Promise<SampleSeal> {
  const { root, leaf } = await makeSealPki(from, { name });
  const certificates = pemOf(leaf.der) + pemOf(root.der);
  return { signer: pemSigner({ key: leaf.key, certificates }), root: root.der };
}

/** A DER certificate as PEM. */
export function pemOf(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}

/** The same with an EC key; node:crypto signs no bare digest with one, so another library does. */
export async function sampleEcSeal(): Promise<SampleSeal> {
  const { root, leaf } = await makeSealPki(from, { name: 'Sample EC seal', keyType: 'EC' });
  const { d = '' } = createPrivateKey(leaf.key).export({ format: 'jwk' });
  const secret = Buffer.from(d, 'base64url');
  const signDigest = async (digest: Uint8Array) =>
    p256.sign(digest, secret, { prehash: false, format: 'der' });
  return { signer: { certificate: leaf.der, chain: [root.der], keyType: 'EC', signDigest }, root: root.der };
}

/** What each party's signature says in the tests. */
export const signatures: Record<SignatureContent['party'], SignatureContent> = {
  currentPartner: {
    party: 'currentPartner',
    name: 'Ana Trujillo',
    title: 'Managing director',
    email: 'ana.trujillo@fabrikam.example',
    organisation: 'Fabrikam, Inc.',
    signedAt: '2026-11-20T18:02:11Z',
    method: 'typed',
    contentHash: 'a1'.repeat(32),
  },
  customer: {
    party: 'customer',
    name: 'Μαρία Κάμερον',
    title: 'Head of IT',
    email: 'maria.cameron@lucerne.example',
    organisation: 'Lucerne Publishing',
    signedAt: '2026-11-21T09:15:00Z',
    method: 'drawn',
    contentHash: 'b2'.repeat(32),
  },
  newPartner: {
    party: 'newPartner',
    name: '李雷 (Li Lei)',
    email: 'li.lei@contoso.example',
    organisation: 'Contoso Cloud Services LLC',
    signedAt: '2026-11-21T10:40:59Z',
    method: 'embedded',
    contentHash: 'c3'.repeat(32),
  },
};
