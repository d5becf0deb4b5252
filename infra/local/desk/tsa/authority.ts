import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SealKey } from '../../seal-key.ts';
import { signedToken } from './tokens.ts';

/** What an authority can get wrong in what it answers; the last two are about how it answers at all. */
export type TimestampFault =
  | 'rejected'
  | 'wrongImprint'
  | 'wrongNonce'
  | 'damaged'
  | 'garbage'
  | 'huge'
  | 'unavailable'
  | 'cut'
  | 'silence';

const SHA256 = '2.16.840.1.101.3.4.2.1';
const STATUS = { granted: 0, rejection: 2 } as const;

/** A timestamp authority: the DER of a TimeStampReq in, the DER of a TimeStampResp out. */
export type Authority = (query: Uint8Array, fault?: TimestampFault) => Buffer;

/** An authority with a real key, whose time is the given clock's in epoch milliseconds. */
export function timestampAuthority(key: SealKey, now: () => number): Authority {
  return (query, fault) => {
    if (fault === 'garbage') return Buffer.from('<html>Service moved</html>');
    if (fault === 'huge') return Buffer.alloc(1024 * 1024, 0x30);
    const request = read(query);
    if (!request || fault === 'rejected') return rejection();
    const { messageImprint: imprint, nonce, certReq: withCertificate = false } = wrongly(request, fault);
    const timeStampToken = signedToken({ imprint, nonce, withCertificate, at: new Date(now()) }, key);
    const answer = new pkijs.TimeStampResp({
      status: new pkijs.PKIStatusInfo({ status: STATUS.granted }),
      timeStampToken,
    });
    const bytes = Buffer.from(answer.toSchema().toBER());
    if (fault === 'damaged') bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1);
    return bytes;
  };
}

/** A request over a SHA-256 digest; `undefined` for everything else, which is rejected. */
function read(query: Uint8Array): pkijs.TimeStampReq | undefined {
  try {
    const request = pkijs.TimeStampReq.fromBER(new Uint8Array(query).buffer);
    const { hashAlgorithm, hashedMessage } = request.messageImprint;
    const digest = hashedMessage.valueBlock.valueHexView;
    return hashAlgorithm.algorithmId === SHA256 && digest.length === 32 ? request : undefined;
  } catch {
    // Bytes that are no request are answered with a rejection, as RFC 3161 has it.
    return undefined;
  }
}

function wrongly(request: pkijs.TimeStampReq, fault: TimestampFault | undefined): pkijs.TimeStampReq {
  const other = new Uint8Array(32).fill(0x5a).buffer;
  if (fault === 'wrongImprint')
    request.messageImprint.hashedMessage = new asn1js.OctetString({ valueHex: other });
  if (fault === 'wrongNonce') request.nonce = new asn1js.Integer({ valueHex: other.slice(0, 8) });
  return request;
}

function rejection(): Buffer {
  const status = new pkijs.PKIStatusInfo({ status: STATUS.rejection });
  return Buffer.from(new pkijs.TimeStampResp({ status }).toSchema().toBER());
}
