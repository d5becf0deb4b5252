import { oid, TAG, tlv } from './der.ts';

/** How a token's signature was made: over which digest, by which kind of key. */
interface SignatureAlgorithm {
  keyType: 'rsa' | 'ec';
  /** `undefined` where the algorithm leaves it to the signer's digest algorithm. */
  hash?: string;
}

const NULL = Buffer.from('0500', 'hex');
const HASHES = [
  ['sha256', '2.16.840.1.101.3.4.2.1'],
  ['sha384', '2.16.840.1.101.3.4.2.2'],
  ['sha512', '2.16.840.1.101.3.4.2.3'],
] as const;

const encoded = (id: string, ...parameters: readonly Buffer[]): string =>
  tlv(TAG.sequence, oid(id), ...parameters).toString('hex');

/** By their whole encoding: parameters that mean nothing are written as absent by some and as NULL by others. */
const DIGESTS = new Map(
  HASHES.flatMap(([hash, id]): [string, string][] => [
    [encoded(id), hash],
    [encoded(id, NULL), hash],
  ]),
);

const SIGNATURES = new Map<string, SignatureAlgorithm>([
  [encoded('1.2.840.113549.1.1.1', NULL), { keyType: 'rsa' }],
  [encoded('1.2.840.113549.1.1.11', NULL), { keyType: 'rsa', hash: 'sha256' }],
  [encoded('1.2.840.113549.1.1.12', NULL), { keyType: 'rsa', hash: 'sha384' }],
  [encoded('1.2.840.113549.1.1.13', NULL), { keyType: 'rsa', hash: 'sha512' }],
  [encoded('1.2.840.10045.4.3.2'), { keyType: 'ec', hash: 'sha256' }],
  [encoded('1.2.840.10045.4.3.3'), { keyType: 'ec', hash: 'sha384' }],
  [encoded('1.2.840.10045.4.3.4'), { keyType: 'ec', hash: 'sha512' }],
]);

/** The name of a digest by the DER of its AlgorithmIdentifier. SHA-1 is not among them. Throws a TypeError for others. */
export function digestNamed(algorithm: Uint8Array): string {
  return known(DIGESTS, algorithm);
}

/** The same for signatures: RSA (PKCS#1 v1.5) and ECDSA. */
export function signatureNamed(algorithm: Uint8Array): SignatureAlgorithm {
  return known(SIGNATURES, algorithm);
}

function known<T>(table: ReadonlyMap<string, T>, algorithm: Uint8Array): T {
  const found = table.get(Buffer.from(algorithm).toString('hex'));
  if (found === undefined) throw new TypeError('The timestamp uses an algorithm we do not take.');
  return found;
}
