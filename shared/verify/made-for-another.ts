import { createHash } from 'node:crypto';
import { PDFArray, PDFHexString, PDFName } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';
import type { ReadRevision, ReadSignature } from './reading.ts';

/** How a range stands in our files until the signature's place is known. */
const OPEN_RANGE = '[0 0000000000 0000000000 0000000000]';

/**
 * Tells a signature that was put in from another document from one whose document was changed: both sign other bytes
 * than these. Ours name what the signatory saw, and an increment of ours carries a fingerprint of itself; where both
 * still fit the file, or where what stood before is vouched for and was never seen by this signatory, it is the
 * signature that does not belong. A diagnosis and no proof: either way the signature is worth nothing.
 */
export function isMadeForAnother(
  file: AnyPdf,
  signature: ReadSignature,
  revisions: readonly ReadRevision[],
  vouchedFor: (revision: number) => boolean,
): boolean {
  const { faults, seen, addedIn, field, party } = signature;
  if (faults.includes('range-misplaced') && addedIn > 1) return true;
  if (!faults.includes('bytes-changed') || faults.includes('range-beyond-end')) return false;
  if (seen === undefined || field === '') return false;
  const known = revisions.find(
    ({ sha256, sha256Bare, number }) => number < addedIn && [sha256, sha256Bare].includes(seen),
  );
  if (known) return everyIncrementIsWhole(file, known.number + 1, addedIn);
  return party !== undefined && addedIn > 1 && vouchedFor(addedIn - 1);
}

function everyIncrementIsWhole(file: AnyPdf, from: number, to: number): boolean {
  for (let revision = from; revision <= to; revision++) if (!isWhole(file, revision)) return false;
  return true;
}

/** Whether an increment has the fingerprint it says it has, taken before its signature was put in (`increment.ts`). */
function isWhole(file: AnyPdf, number: number): boolean {
  const previous = file.revisions[number - 2];
  const current = file.revisions[number - 1];
  const ids = current?.trailer.get(PDFName.of('ID'));
  const claimed = ids instanceof PDFArray ? ids.asArray()[1] : undefined;
  if (!previous || !current || !(claimed instanceof PDFHexString)) return false;
  const table = file.text.lastIndexOf('\nxref\n', current.eof) + 1;
  return [previous.eof, previous.end].some(
    (from) => claimed.asString() === fingerprintOf(file.text.slice(from, table)),
  );
}

/** Of an increment as it was before its signature was put in. */
function fingerprintOf(increment: string): string {
  const signature = /(\/ByteRange )(\[[^\]]*\])(\s*\/Contents )<([0-9a-f]*)>/g;
  const open = increment.replace(signature, (_, key, range, contents, hex) =>
    [key, OPEN_RANGE.padEnd(String(range).length, ' '), contents, `<${'0'.repeat(String(hex).length)}>`].join(
      '',
    ),
  );
  return createHash('sha256').update(Buffer.from(open, 'latin1')).digest('hex').slice(0, 32);
}
