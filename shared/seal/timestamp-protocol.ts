import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID } from './cms-encoding.ts';
import { bufferOf, partsOf, rawOf, readDer } from './der.ts';
import { TimestampError } from './timestamp-error.ts';
import { nonceIn } from './timestamp-token.ts';

/** PKIStatus of RFC 3161 2.4.2: granted, and granted in another way than asked for. */
const GRANTED = [0, 1];

/** The DER of a TimeStampReq over a SHA-256 digest, with a nonce of ours and asking for the certificate (RFC 3161 2.4.1). */
export function timestampRequest(digest: Uint8Array, nonce: Uint8Array): Buffer {
  const hashAlgorithm = new pkijs.AlgorithmIdentifier({
    algorithmId: OID.sha256,
    algorithmParams: new asn1js.Null(),
  });
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm,
      hashedMessage: new asn1js.OctetString({ valueHex: bufferOf(digest) }),
    }),
    nonce: new asn1js.Integer({ valueHex: bufferOf(nonce) }),
    certReq: true,
  });
  return Buffer.from(request.toSchema().toBER());
}

/**
 * The token of a TimeStampResp. Throws {@link TimestampError} when the authority refused, when the bytes are no
 * answer, and when it answers another question than the one with this nonce.
 */
export function tokenIn(response: Uint8Array, nonce: Uint8Array): Buffer {
  const { status, token } = readResponse(response);
  if (!GRANTED.includes(status))
    throw new TimestampError('refused', `The timestamp authority refused the request (status ${status}).`);
  if (!token)
    throw new TimestampError('unreadable', 'The timestamp authority granted a token and sent none.');
  const answered = nonceOf(token);
  if (!answered?.equals(nonce))
    throw new TimestampError('wrong', 'The timestamp authority answered another request.');
  return token;
}

function readResponse(response: Uint8Array): { status: number; token: Buffer | undefined } {
  try {
    const [info, token, ...more] = partsOf(readDer(response));
    const [status] = partsOf(info);
    if (!(status instanceof asn1js.Integer) || more.length > 0)
      throw new TypeError('This is no TimeStampResp.');
    return { status: status.valueBlock.valueDec, token: token && rawOf(token) };
  } catch (cause) {
    throw unreadable(cause);
  }
}

function nonceOf(token: Buffer): Buffer | undefined {
  try {
    return nonceIn(token);
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): TimestampError {
  return new TimestampError('unreadable', 'The timestamp authority’s answer cannot be read.', { cause });
}
