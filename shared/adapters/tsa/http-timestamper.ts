import { randomBytes, X509Certificate } from 'node:crypto';
import { TimestampError } from '../../seal/timestamp-error.ts';
import { timestampRequest, tokenIn } from '../../seal/timestamp-protocol.ts';
import type { Timestamper } from '../../seal/timestamper.ts';
import { checkedTimestamp } from '../../seal/timestamping.ts';

const PATIENCE_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/** Where the authority is, and whom to believe. */
export interface TimestampService {
  /** Its address for `application/timestamp-query` (RFC 3161 3.4); a name and password in it become Basic authentication. */
  url: string;
  /** DER of the roots its certificates must lead to; without any, every authority at that address is believed. */
  roots?: readonly Uint8Array[] | undefined;
  /** How long one request may take, headers and body, in milliseconds. */
  patienceMs?: number;
}

/** A timestamp authority reached over HTTP. One request per stamp and no repeats: whoever seals repeats the whole step. */
export function httpTimestamper({ url, roots, patienceMs = PATIENCE_MS }: TimestampService): Timestamper {
  const door = doorOf(url);
  const trusted = roots?.map((root) => new X509Certificate(root));
  return {
    authority: door.host,
    async stamp(digest) {
      const nonce = freshNonce();
      const answer = await ask(door, timestampRequest(digest, nonce), patienceMs);
      const token = tokenIn(answer, nonce);
      checkedTimestamp(token, digest, trusted);
      return token;
    },
  };
}

/** Eight random bytes whose DER is always as long: positive, and no leading zero. */
function freshNonce(): Buffer {
  const nonce = randomBytes(8);
  nonce.writeUInt8(0x40 | (nonce.readUInt8(0) & 0x3f), 0);
  return nonce;
}

interface Door {
  address: string;
  headers: Record<string, string>;
  host: string;
}

function doorOf(url: string): Door {
  const { host, username, password, href } = new URL(url);
  const headers = { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' };
  if (username === '') return { address: href, headers, host };
  const address = new URL(href);
  address.username = '';
  address.password = '';
  const secret = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  const authorization = `Basic ${secret.toString('base64')}`;
  return { address: address.href, headers: { ...headers, authorization }, host };
}

async function ask({ address, headers, host }: Door, query: Uint8Array, patienceMs: number): Promise<Buffer> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers,
      body: new Uint8Array(query),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new TimestampError('refused', `The timestamp authority ${host} answered ${response.status}.`);
    }
    return await bodyOf(response, host);
  } catch (cause) {
    throw toTimestampError(cause, host);
  }
}

async function bodyOf({ body }: Response, host: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new TimestampError(
        'too-large',
        `The timestamp authority ${host} sent more than ${MOST_BYTES} bytes.`,
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the network throws may hold addresses and more; the sentence for people names the host and the kind of fault. */
function toTimestampError(cause: unknown, host: string): TimestampError {
  if (cause instanceof TimestampError) return cause;
  const slow = cause instanceof Error && cause.name === 'TimeoutError';
  return slow
    ? new TimestampError('too-slow', `The timestamp authority ${host} did not answer in time.`, { cause })
    : new TimestampError('unreachable', `The timestamp authority ${host} cannot be reached.`, { cause });
}
