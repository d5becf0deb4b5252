import { isDangerous, isForValidation } from './change.ts';
import type { DocumentReading, ReadSignature, SignatureFault } from './reading.ts';
import { knownOf, type Recognised } from './recognise.ts';

/** Every verdict there is; programs read the code, people the sentence that `words/` has for it. */
export const VERDICTS = [
  ...(['our-completed-form', 'our-form-so-far', 'our-certificate'] as const),
  ...(['sealed-completed-form', 'sealed-form-so-far', 'sealed-certificate'] as const),
  ...(['our-older-form', 'our-replaced-form', 'our-unsigned-form', 'our-ended-form'] as const),
  ...(['sealed-not-on-record', 'sealed-by-stranger', 'signed-elsewhere'] as const),
  ...(['bytes-changed', 'added-after-signing', 'cut-off', 'signature-of-another-document'] as const),
  ...(['saved-anew', 'signature-damaged', 'signature-not-checked', 'changed-between-signatures'] as const),
  ...([
    'timestamp-not-trusted',
    'not-signed',
    'not-signed-not-asked',
    'unreadable',
    'encrypted',
    'not-a-pdf',
    'too-costly',
  ] as const),
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a verdict comes to: rely on it, look closer, or do not rely on it. */
export type Weight = 'genuine' | 'caution' | 'not-genuine';

const GENUINE: readonly Verdict[] = VERDICTS.slice(0, VERDICTS.indexOf('our-older-form'));
const CAUTION: readonly Verdict[] = [
  'our-older-form',
  'our-replaced-form',
  'our-unsigned-form',
  'our-ended-form',
  'signed-elsewhere',
];

/** How much a verdict is worth. */
export function weightOf(verdict: Verdict): Weight {
  if (GENUINE.includes(verdict)) return 'genuine';
  return CAUTION.includes(verdict) ? 'caution' : 'not-genuine';
}

/** What was found in the store; `undefined` when nobody looked, as without a network. */
export type Record = Recognised | undefined;

/**
 * The one verdict over a file. A file the platform has on record byte by byte needs no other proof; of all others the
 * worst thing that is true of it is said.
 */
export function judge(reading: DocumentReading, record: Record): Verdict {
  if (reading.state === 'not-a-pdf' || reading.state === 'encrypted') return reading.state;
  return onRecord(reading, record) ?? damage(reading, record) ?? sound(reading, record);
}

function onRecord({ sha256 }: DocumentReading, record: Record): Verdict | undefined {
  const known = record?.get(sha256);
  if (!known) return undefined;
  if (known.kind === 'certificate') return 'our-certificate';
  if (known.replaced) return 'our-replaced-form';
  if (known.ended && known.ended !== 'completed') return 'our-ended-form';
  if (!known.newest) return 'our-older-form';
  if (known.signatures === 0) return 'our-unsigned-form';
  return known.signatures === 3 ? 'our-completed-form' : 'our-form-so-far';
}

/** What faults come to, in this order: what happened to the file explains what its signatures lack. */
const DAMAGE: readonly (readonly [Verdict, readonly SignatureFault[]])[] = [
  ['saved-anew', ['range-misplaced']],
  ['bytes-changed', ['bytes-changed']],
  ['signature-damaged', ['not-by-its-key', 'envelope-changed', 'unreadable', 'timestamp-broken']],
  ['signature-not-checked', ['kind-not-checked']],
];

function damage(reading: DocumentReading, record: Record): Verdict | undefined {
  const { signatures, ending, state } = reading;
  if (ending === 'cut' || signatures.some(isCutOff)) return 'cut-off';
  if (signatures.some((one) => isTransplanted(one, reading, record))) return 'signature-of-another-document';
  const found = new Set(signatures.flatMap(({ faults }) => faults));
  const verdict = DAMAGE.find(([, faults]) => faults.some((fault) => found.has(fault)))?.[0];
  if (verdict) return verdict;
  if (state === 'unreadable') return signatures.length > 0 ? 'bytes-changed' : 'unreadable';
  if (signatures.length > 0) return undefined;
  return record ? 'not-signed' : 'not-signed-not-asked';
}

function isCutOff({ faults }: ReadSignature): boolean {
  return faults.includes('range-beyond-end') && !faults.includes('range-misplaced');
}

/** Reading alone cannot vouch for a revision without signature; the record can. */
function isTransplanted(
  one: ReadSignature,
  { revisions, likeness }: DocumentReading,
  record: Record,
): boolean {
  if (one.faults.includes('made-for-another')) return true;
  const before = revisions[one.addedIn - 2];
  const isStrange =
    likeness === 'form' &&
    !revisions.some(({ sha256, sha256Bare }) => [sha256, sha256Bare].includes(one.seen ?? ''));
  return (
    one.faults.includes('bytes-changed') && isStrange && before !== undefined && !!knownOf(before, record)
  );
}

/** All signatures are intact: are they over everything, and whose are they? */
function sound(reading: DocumentReading, record: Record): Verdict {
  const { signatures, whole, likeness } = reading;
  if (!signatures.some(({ coversFile }) => coversFile) && addedSomething(reading))
    return 'added-after-signing';
  if (whole) return record ? 'sealed-not-on-record' : sealed(reading);
  if (likeness === 'none') return changedBetween(reading) ? 'changed-between-signatures' : 'signed-elsewhere';
  const found = new Set(signatures.flatMap(({ faults }) => faults));
  if (found.has('not-trusted')) return 'sealed-by-stranger';
  return found.has('timestamp-not-trusted') ? 'timestamp-not-trusted' : 'bytes-changed';
}

function sealed({ likeness, signatures }: DocumentReading): Verdict {
  if (likeness === 'certificate') return 'sealed-certificate';
  return signatures.length === 3 ? 'sealed-completed-form' : 'sealed-form-so-far';
}

function changedBetween({ signatures, revisions }: DocumentReading): boolean {
  const first = signatures[0]?.revision ?? 0;
  return revisions.some(({ number, changes }) => number > first && changes.some(isDangerous));
}

/** What others add for validation later on (PAdES B-LT) changes nothing that is signed; anything beside it may. */
function addedSomething({ signatures, revisions, ending }: DocumentReading): boolean {
  const last = Math.max(0, ...signatures.map(({ revision }) => revision));
  const later = revisions.filter(({ number }) => number > last).flatMap(({ changes }) => changes);
  const isValidation =
    later.every(isForValidation) && later.some(({ kind }) => kind === 'validationDataAdded');
  return ending !== 'whole' || last === 0 || !isValidation;
}
