import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Visit } from '../room.ts';

/** A signed request is good for this long; the service's own figure is not published. */
const SKEW_MS = 5 * 60_000;
const SCHEME =
  /^HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=([A-Za-z0-9+/]+={0,2})$/;

/** SHA-256 of a body in base64, as the header `x-ms-content-sha256` and the repeat check want it. */
export const contentHash = (body: Buffer): string => createHash('sha256').update(body).digest('base64');

const equal = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

const isFresh = (date: string): boolean => Math.abs(Date.now() - Date.parse(date)) <= SKEW_MS;

/**
 * Whether a request carries a signature of the access key over verb, path with query, date, host and content
 * (AZURE 5), and is of today. The date is compared with this machine's clock, never with the stack's: the SDK signs
 * with the former, and the latter can be moved.
 */
export function isSigned({ method, target, headers, body }: Visit, accessKey: string): boolean {
  const signature = SCHEME.exec(headers.authorization ?? '')?.[1];
  const date = headers['x-ms-date'];
  const hash = headers['x-ms-content-sha256'];
  if (signature === undefined || typeof date !== 'string' || typeof hash !== 'string') return false;
  if (!isFresh(date) || hash !== contentHash(body)) return false;
  const expected = createHmac('sha256', Buffer.from(accessKey, 'base64'))
    .update(`${method}\n${target}\n${date};${headers.host ?? ''};${hash}`)
    .digest();
  return equal(expected, Buffer.from(signature, 'base64'));
}
