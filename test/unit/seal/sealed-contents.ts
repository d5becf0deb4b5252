import { createHash, X509Certificate } from 'node:crypto';
import { detachedCms, readCms } from '../../../shared/seal/cms.ts';

/** A signature's CMS taken out of a file, with where its digits are and which bytes it covers. */
export interface SealedContents {
  from: number;
  to: number;
  cms: Buffer;
  documentDigest: Buffer;
}

/** The CMS of the n-th signature of a file, counted from 0. */
export function contentsOf(pdf: Buffer, number: number): SealedContents {
  const ranges = [...pdf.toString('latin1').matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)/g)];
  const [before = 0, after = 0, rest = 0] = (ranges[number] ?? []).slice(1).map(Number);
  const bytes = Buffer.from(pdf.toString('latin1', before + 1, after - 1), 'hex');
  const documentDigest = createHash('sha256')
    .update(pdf.subarray(0, before))
    .update(pdf.subarray(after, after + rest))
    .digest();
  return {
    from: before + 1,
    to: after - 1,
    cms: bytes.subarray(0, 4 + bytes.readUInt16BE(2)),
    documentDigest,
  };
}

/** What anybody can do to a file without a key: put another timestamp, or none, into its n-th signature. */
export function withToken(pdf: Buffer, number: number, token: Uint8Array | undefined): Buffer {
  const { from, to, cms, documentDigest } = contentsOf(pdf, number);
  const { certificates, signature } = readCms(cms);
  const [certificate = Buffer.alloc(0), ...chain] = certificates;
  const type = new X509Certificate(certificate).publicKey.asymmetricKeyType;
  const parts = {
    certificate,
    chain,
    keyType: type === 'ec' ? ('EC' as const) : ('RSA' as const),
    documentDigest,
  };
  const changed = Buffer.from(pdf);
  const digits = detachedCms(parts, signature, token)
    .toString('hex')
    .padEnd(to - from, '0');
  changed.write(digits, from, 'latin1');
  return changed;
}
