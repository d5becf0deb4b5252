import { createHash, X509Certificate } from 'node:crypto';
import { trustProblems } from '../seal/trust.ts';
import { type CheckedCms, CmsKindUnknown, checkCms } from './cms-check.ts';
import { commonNameOf, readTimestamp, timestampOf } from './read-timestamp.ts';
import type { ReadSignature, ReadTimestamp, Roots, SignatureFault } from './reading.ts';
import type { AnySignature } from './signature-dictionary.ts';

const STAMP = '/ETSI.RFC3161';
const KINDS = ['/ETSI.CAdES.detached', '/adbe.pkcs7.detached', STAMP];

/** Whom to believe, opened. */
export interface OpenRoots {
  seal: readonly X509Certificate[];
  timestamps: readonly X509Certificate[] | undefined;
}

/** Opens DER roots. Throws for what is no certificate: a wrong setting must not look like a wrong document. */
export function openRoots({ seal, timestamps }: Roots): OpenRoots {
  const open = (der: Uint8Array) => new X509Certificate(der);
  return { seal: seal.map(open), timestamps: timestamps?.map(open) };
}

/** Checks one signature of any PDF against the file's bytes; whatever is wrong becomes a fault, nothing throws. */
export function checkSignature(
  bytes: Uint8Array,
  signature: AnySignature,
  where: Pick<ReadSignature, 'field' | 'revision' | 'addedIn'>,
  roots: OpenRoots,
): ReadSignature {
  const { range, name, claimedAt, reason } = signature;
  const seen = /\b[0-9a-f]{64}\b/.exec(reason)?.[0];
  const [, , after = 0, rest = 0] = range;
  const isStamp = signature.subFilter === STAMP;
  const known = {
    ...where,
    kind: isStamp ? ('document-timestamp' as const) : ('signature' as const),
    name,
    claimedAt,
    range: [...range],
    coversFile: after + rest === bytes.length,
    ...(seen ? { seen } : {}),
  };
  const misplaced = rangeFaults(bytes, signature);
  const blank = { subject: '', thumbprint: '', intact: false, trusted: false };
  if (!KINDS.includes(signature.subFilter))
    return { ...known, ...blank, faults: [...misplaced, 'kind-not-checked'] };
  try {
    const sealed = checkSeal(signedBytes(bytes, range), signature, roots, isStamp);
    const faults = [...misplaced, ...sealed.faults];
    const intact = faults.every((fault) => ['not-trusted', 'timestamp-not-trusted'].includes(fault));
    return { ...known, ...sealed, intact, faults };
  } catch (problem) {
    // Anything a hostile file can make a parser throw means one thing: this is no signature to rely on.
    const fault = problem instanceof CmsKindUnknown ? 'kind-not-checked' : 'unreadable';
    return { ...known, ...blank, faults: [...misplaced, fault] };
  }
}

function checkSeal(
  signed: readonly Uint8Array[],
  signature: AnySignature,
  roots: OpenRoots,
  isStamp: boolean,
) {
  const checked = checkCms(signature.contents, isStamp ? undefined : signed);
  const [leaf] = checked.chain;
  if (!leaf) throw new TypeError('The signature has no certificate.');
  const timestamp = stampOf(checked, isStamp, signed, roots.timestamps ?? []);
  const trusted = isTrusted(checked, signature, roots, timestamp);
  const faults = [
    ...sealFaults(checked),
    ...(trusted ? [] : ['not-trusted' as const]),
    ...(timestamp ? timestampFaults(timestamp, isStamp, roots) : []),
  ];
  return {
    subject: commonNameOf(leaf),
    thumbprint: createHash('sha256').update(leaf.raw).digest('hex'),
    trusted,
    ...(timestamp ? { timestamp } : {}),
    faults: [...new Set(faults)],
  };
}

/** A document's own time stamp is believed for its authority, and as of the time it names itself. */
function isTrusted(
  { chain }: CheckedCms,
  { claimedAt, subFilter }: AnySignature,
  { seal, timestamps = [] }: OpenRoots,
  timestamp: ReadTimestamp | undefined,
): boolean {
  const isStamp = subFilter === STAMP;
  const at = isStamp ? (timestamp?.at ?? '') : claimedAt;
  return trustProblems(chain, isStamp ? timestamps : seal, new Date(at)).length === 0;
}

function timestampFaults(
  { intact, trusted }: ReadTimestamp,
  isStamp: boolean,
  { timestamps }: OpenRoots,
): SignatureFault[] {
  if (!intact) return [isStamp ? 'bytes-changed' : 'timestamp-broken'];
  return timestamps && !trusted ? ['timestamp-not-trusted'] : [];
}

function stampOf(
  checked: CheckedCms,
  isStamp: boolean,
  signed: readonly Uint8Array[],
  roots: readonly X509Certificate[],
) {
  if (isStamp) return timestampOf(checked, signed, roots);
  const { timestampToken, signatureValue } = checked;
  return timestampToken && readTimestamp(timestampToken, [signatureValue], roots);
}

function sealFaults({ byItsKey, ofTheseBytes, consistent }: CheckedCms): SignatureFault[] {
  const faults: SignatureFault[] = [];
  if (!ofTheseBytes) faults.push('bytes-changed');
  if (!byItsKey) faults.push('not-by-its-key');
  if (!consistent) faults.push('envelope-changed');
  return faults;
}

/** ESIGN 3: a range starts at 0, stays in the file, and leaves out exactly /Contents and its brackets. */
function rangeFaults(bytes: Uint8Array, { range, contents }: AnySignature): SignatureFault[] {
  const [from, before = 0, after = 0, rest = 0] = range;
  const sane = range.length === 4 && range.every((each) => Number.isSafeInteger(each) && each >= 0);
  if (!sane) return ['range-misplaced'];
  const hole = Buffer.from(bytes.subarray(before, after)).toString('latin1');
  const inside = /^<([0-9a-fA-F\s]*)>$/.exec(hole)?.[1]?.replace(/\s/g, '');
  const isContents = inside !== undefined && Buffer.from(inside, 'hex').equals(contents);
  const faults: SignatureFault[] = after + rest > bytes.length ? ['range-beyond-end'] : [];
  return from === 0 && isContents ? faults : [...faults, 'range-misplaced'];
}

function signedBytes(bytes: Uint8Array, [from = 0, before = 0, after = 0, rest = 0]: readonly number[]) {
  return [bytes.subarray(from, from + before), bytes.subarray(after, after + rest)];
}
