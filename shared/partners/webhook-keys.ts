import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Tells whether a signature (base64, without its version) is over `content`. */
export type Verifier = { version: 'v1' | 'v1a'; matches(content: Buffer, signature: string): boolean };

/** What checks signatures by a `whsec_` or `whpk_` key. Throws TypeError, without quoting it, for any other text. */
export function verifierOf(key: string): Verifier {
  if (key.startsWith('whpk_')) {
    const publicKey = publicKeyOf(key);
    return { version: 'v1a', matches: (content, signature) => isSignedBy(publicKey, content, signature) };
  }
  const secret = secretOf(key);
  return { version: 'v1', matches: (content, signature) => isSameText(hmac(content, secret), signature) };
}

/** Whether a text can be used in `VerificationKey.key`: for the registry, so that a bad key is refused when it comes. */
export function isVerificationKey(key: string): boolean {
  try {
    verifierOf(key);
    return true;
  } catch {
    return false; // the reason would quote a secret
  }
}

/** The signature of `content` with its version in front. Throws TypeError for a key that is neither `whsec_` nor `whsk_`. */
export function signatureBy(key: string, content: Buffer): string {
  return key.startsWith('whsk_')
    ? `v1a,${sign(null, content, privateKeyOf(key)).toString('base64')}`
    : `v1,${hmac(content, secretOf(key))}`;
}

function isSignedBy(publicKey: KeyObject, content: Buffer, signature: string): boolean {
  const bytes = strictBase64(signature);
  return bytes?.length === 64 && verify(null, content, publicKey, bytes);
}

/** Compares in constant time; only the length, which is no secret, may be learned. */
function isSameText(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function hmac(content: Buffer, secret: Buffer): string {
  return createHmac('sha256', secret).update(content).digest('base64');
}

function secretOf(key: string): Buffer {
  const secret = key.startsWith('whsec_') ? strictBase64(key.slice(6)) : undefined;
  if (!secret || secret.length < 24 || secret.length > 64)
    throw new TypeError('Not a whsec_ key of 24 to 64 bytes.');
  return secret;
}

function publicKeyOf(key: string): KeyObject {
  const raw = strictBase64(key.slice(5));
  if (raw?.length !== 32) throw new TypeError('Not a whpk_ key of 32 bytes.');
  return createPublicKey({ key: Buffer.concat([SPKI_ED25519, raw]), format: 'der', type: 'spki' });
}

/** Takes the 32-byte seed, or the 64 bytes of seed and public key that other tools write. */
function privateKeyOf(key: string): KeyObject {
  const raw = strictBase64(key.slice(5));
  if (raw?.length !== 32 && raw?.length !== 64) throw new TypeError('Not a whsk_ key of 32 or 64 bytes.');
  const der = Buffer.concat([PKCS8_ED25519, raw.subarray(0, 32)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

/** The only spelling of some bytes, so that a flipped bit in the padding does not pass. */
function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
