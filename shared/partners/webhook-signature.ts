import { signatureBy, verifierOf } from './webhook-keys.ts';

/** A key that proves a sender: `whsec_` (HMAC secret, v1) or `whpk_` (Ed25519 public key, v1a), both base64. */
export type VerificationKey = { keyId: string; key: string; notAfter?: string };

/** Why a webhook is not believed; goes to the log, while the caller only learns that the signature does not hold. */
export type WebhookProblem =
  | 'missing-header'
  | 'duplicate-header'
  | 'malformed-id'
  | 'malformed-timestamp'
  | 'too-old'
  | 'too-new'
  | 'no-known-version'
  | 'no-key-of-version'
  | 'key-expired'
  | 'signature-mismatch';

/** `timestamp` is the sender's, in seconds since 1970. */
export type WebhookVerdict =
  | { ok: true; id: string; timestamp: number; keyId: string }
  | { ok: false; reason: WebhookProblem };

/** What arrived: header pairs as received (`Headers` will do), the body as raw bytes, and the instant it is now. */
export type ReceivedWebhook = {
  headers: Iterable<readonly [string, string]>;
  body: Uint8Array;
  keys: readonly VerificationKey[];
  now: string;
  toleranceSeconds?: number;
};

/** What is to be sent: `timestamp` in seconds since 1970, `key` a `whsec_` secret or a `whsk_` Ed25519 secret key. */
export type WebhookToSign = { id: string; timestamp: number; body: Uint8Array | string; key: string };

const HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;
/** No dots: the signed text is `id.timestamp.body`, and a dot would let one part pass for another (RELIABILITY S10). */
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const TIMESTAMP = /^[1-9]\d{0,11}$/;
/** More signatures than two keys in rotation need, few enough that nobody can buy our processor time. */
const SIGNATURES_CONSIDERED = 5;

/** The three Standard Webhooks headers for a message. Throws TypeError for a key, id or timestamp that is no such thing. */
export function signWebhook({
  id,
  timestamp,
  body,
  key,
}: WebhookToSign): Record<(typeof HEADERS)[number], string> {
  if (!ID.test(id)) throw new TypeError('A webhook id has 1 to 64 of A-Z, a-z, 0-9, "_" and "-".');
  if (!TIMESTAMP.test(String(timestamp)))
    throw new TypeError('A webhook timestamp is whole seconds since 1970.');
  const content = signedContent(id, String(timestamp), Buffer.from(body));
  const signature = signatureBy(key, content);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature };
}

/**
 * Checks a webhook over its raw bytes, before anybody parses them (RELIABILITY 2.3). Every live key is tried with the
 * signatures of its own version, so a sender can rotate keys and nobody can talk a public key down to a shared secret.
 * Throws TypeError for a key in `keys` that is none: that is our registry's fault, not the caller's.
 */
export function verifyWebhook({
  headers,
  body,
  keys,
  now,
  toleranceSeconds = 300,
}: ReceivedWebhook): WebhookVerdict {
  const read = readHeaders(headers);
  if (typeof read === 'string') return { ok: false, reason: read };
  const { id, timestamp, signatures } = read;

  const age = Math.floor(epochMs(now) / 1000) - Number(timestamp);
  if (age > toleranceSeconds) return { ok: false, reason: 'too-old' };
  if (age < -toleranceSeconds) return { ok: false, reason: 'too-new' };

  const content = signedContent(id, timestamp, body);
  const match = findKey(signatures, keys, content, now);
  return typeof match === 'string'
    ? { ok: false, reason: match }
    : { ok: true, id, timestamp: Number(timestamp), keyId: match.keyId };
}

type Signature = { version: string; value: string };
type ReadHeaders = { id: string; timestamp: string; signatures: Signature[] };

function readHeaders(headers: ReceivedWebhook['headers']): ReadHeaders | WebhookProblem {
  const all = [...headers].map(([name, value]) => [name.toLowerCase(), value] as const);
  const values = HEADERS.map((header) => all.filter(([name]) => name === header).map(([, value]) => value));
  if (values.some((found) => found.length > 1)) return 'duplicate-header';
  const [id, timestamp, signature] = values.map(([value]) => value);
  if (!id || !timestamp || !signature) return 'missing-header';
  if (isMerged(id, timestamp, signature)) return 'duplicate-header';
  if (!ID.test(id)) return 'malformed-id';
  if (!TIMESTAMP.test(timestamp)) return 'malformed-timestamp';
  return { id, timestamp, signatures: signature.split(' ', SIGNATURES_CONSIDERED).map(toSignature) };
}

/** `Headers` joins a repeated header with ", ": no single value of ours holds that. */
function isMerged(id: string, timestamp: string, signature: string): boolean {
  return id.includes(',') || timestamp.includes(',') || /,(\s|$)/.test(signature);
}

function toSignature(text: string): Signature {
  const comma = text.indexOf(',');
  return { version: text.slice(0, Math.max(0, comma)), value: text.slice(comma + 1) };
}

function findKey(
  signatures: readonly Signature[],
  keys: readonly VerificationKey[],
  content: Buffer,
  now: string,
): VerificationKey | WebhookProblem {
  const known = signatures.filter(({ version }) => version === 'v1' || version === 'v1a');
  if (known.length === 0) return 'no-known-version';
  const candidates = keys
    .map((entry) => ({ entry, verifier: verifierOf(entry.key) }))
    .filter(({ verifier }) => known.some(({ version }) => version === verifier.version));
  if (candidates.length === 0) return 'no-key-of-version';
  const matches = candidates.filter(({ verifier: { version, matches } }) =>
    known.some((signature) => signature.version === version && matches(content, signature.value)),
  );
  if (matches.length === 0) return 'signature-mismatch';
  const live = matches.find(({ entry: { notAfter } }) => !notAfter || epochMs(now) <= epochMs(notAfter));
  return live ? live.entry : 'key-expired';
}

function signedContent(id: string, timestamp: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
}

/** Throws rather than compare with NaN, which would let everything pass. */
function epochMs(instant: string): number {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) throw new TypeError('Not an ISO 8601 instant.');
  return ms;
}
