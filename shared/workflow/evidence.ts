import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { Evidence, EvidenceType } from '../transfer/written-request.ts';
import { EVIDENCE_MAX_BYTES, type HandedIn } from './transfer-request.ts';

const beginsWith =
  (...beginning: number[]) =>
  (bytes: Uint8Array): boolean =>
    beginning.every((byte, n) => bytes[n] === byte);

/** A mail begins with a header field: its name, as all in use are spelled, and a colon (RFC 5322). */
const beginsWithHeader = (bytes: Uint8Array): boolean =>
  /^[A-Za-z][A-Za-z0-9-]*:/.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'));

const isText = (bytes: Uint8Array): boolean => !bytes.includes(0);

/** What the bytes of each kind of letter look like; nothing more is ever looked at. */
const LOOKS_LIKE: Record<EvidenceType, (bytes: Uint8Array) => boolean> = {
  'application/pdf': beginsWith(...Buffer.from('%PDF-')),
  'image/png': beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/jpeg': beginsWith(0xff, 0xd8, 0xff),
  'message/rfc822': (bytes) => isText(bytes) && beginsWithHeader(bytes),
  'text/plain': isText,
};

/** A letter as it is to be stored: what is kept of it on the transfer, and its bytes. */
export type Letter = { evidence: z.infer<typeof Evidence>; bytes: Uint8Array };

/**
 * The customer's letter or mail from base64: refused when it is too large or does not look like the type it
 * claims. Beyond that it stays opaque; nothing of ours ever opens it.
 */
export function readEvidence({ fileName, mediaType, contentBase64 }: HandedIn): Letter | Refusal {
  const bytes = Uint8Array.from(Buffer.from(contentBase64, 'base64'));
  const path = 'request.evidence.contentBase64';
  const violations = [];
  if (bytes.length > EVIDENCE_MAX_BYTES)
    violations.push({ path, message: `is ${bytes.length} bytes; at most ${EVIDENCE_MAX_BYTES} are kept` });
  if (!LOOKS_LIKE[mediaType](bytes)) violations.push({ path, message: `does not look like ${mediaType}` });
  if (violations.length > 0) return refuse('evidence-not-accepted', violations);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { evidence: { fileName, mediaType, size: bytes.length, sha256 }, bytes };
}
