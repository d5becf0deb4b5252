import { createHash } from 'node:crypto';
import { PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { SIGNATURES } from '../form/pdf/signature-fields.ts';
import { latin1 } from '../form/pdf/xref-sections.ts';
import { verifyForm } from '../seal/verify-form.ts';
import { checkSignature, type OpenRoots, openRoots } from './check-signature.ts';
import { isMadeForAnother } from './made-for-another.ts';
import { type AnyPdf, openAnyPdf } from './pdf/any-pdf.ts';
import type { AnyRevision } from './pdf/revisions.ts';
import { rawSignatures } from './raw-signatures.ts';
import type { DocumentReading, ReadRevision, ReadSignature, Roots } from './reading.ts';
import { changesOf } from './revision-changes.ts';
import { anySignature } from './signature-dictionary.ts';
import { type AnyField, anyFields, shown } from './signed-fields.ts';
import { likenessOf, transferIdsIn } from './whose-document.ts';

/**
 * Reads any PDF, ours or not: its signatures, its revisions, and whether it is whole in the sense of ESIGN 3. Never
 * throws because of the file. It is meant to run where time and memory are limited (`DocumentReader`).
 */
export function readDocument(pdf: Uint8Array, roots: Roots): DocumentReading {
  const nothing: DocumentReading = {
    sha256: sha256(pdf),
    size: pdf.length,
    state: 'read',
    ending: 'whole',
    likeness: 'none',
    whole: false,
    transferIds: [],
    revisions: [],
    signatures: [],
  };
  if (!/^%PDF-\d\.\d/.test(latin1(pdf, 0, 8))) return { ...nothing, state: 'not-a-pdf' };
  const opened = openRoots(roots);
  let file: AnyPdf | undefined;
  try {
    file = openAnyPdf(pdf);
    if (isEncrypted(file)) return { ...nothing, state: 'encrypted' };
    return { ...nothing, ...readWhole(file, opened), whole: isWhole(pdf, roots) };
  } catch {
    return { ...nothing, ...readRuins(pdf, opened, file) }; // a parser tripped over the file: the rest is looked at
  }
}

/** Our own verification, which knows one dialect and lets nothing else pass. */
function isWhole(pdf: Uint8Array, { seal, timestamps }: Roots): boolean {
  return verifyForm(pdf, { roots: seal, timestampRoots: timestamps }).whole;
}

function readWhole(file: AnyPdf, roots: OpenRoots): Partial<DocumentReading> {
  const revisions = file.revisions.map(({ eof, end }, index) => revisionOf(file, { eof, end }, index + 1));
  const fields = anyFields(file);
  const placed = fields.flatMap((field) => signatureIn(file, field, roots) ?? []);
  const behind = unplaced(file, placed, roots);
  const signatures = [...placed, ...behind].sort((a, b) => a.addedIn - b.addedIn);
  const vouchedFor = (revision: number) => placed.some((one) => one.intact && one.revision === revision);
  for (const signature of signatures)
    if (isMadeForAnother(file, signature, revisions, vouchedFor)) signature.faults.push('made-for-another');
  return {
    ending: endingOf(file),
    likeness: likenessOf(fields),
    transferIds: transferIdsIn(file),
    revisions,
    signatures,
  };
}

/** What can be said of a file without structure: which signatures stand in it, and of what. */
function readRuins(pdf: Uint8Array, roots: OpenRoots, file: AnyPdf | undefined): Partial<DocumentReading> {
  const text = latin1(pdf, 0, pdf.length);
  const where = { field: '', revision: 0, addedIn: 0 };
  const signatures = rawSignatures(text, pdf, 0).map((each) => checkSignature(pdf, each, where, roots));
  const isCut = !file && !text.includes('%%EOF') && /\d+ \d+ obj\b/.test(text);
  return { state: 'unreadable', ending: isCut ? 'cut' : 'whole', signatures };
}

function revisionOf(
  file: AnyPdf,
  { eof, end }: Pick<AnyRevision, 'eof' | 'end'>,
  number: number,
): ReadRevision {
  const changes = number === 1 ? [] : changesOf(file, number);
  const hashTo = (to: number) => sha256(file.bytes.subarray(0, to));
  return { number, size: end, sha256: hashTo(end), sha256Bare: hashTo(eof), changes };
}

function signatureIn(
  file: AnyPdf,
  { name, type, value }: AnyField,
  roots: OpenRoots,
): ReadSignature | undefined {
  const dict = file.lookup(value);
  if (type !== 'Sig' || !(dict instanceof PDFDict)) return undefined;
  const signature = anySignature(file, dict);
  const [, , after = 0, rest = 0] = signature.range;
  const revision = 1 + file.revisions.findIndex(({ eof, end }) => eof <= after + rest && after + rest <= end);
  const addedIn = value instanceof PDFRef ? file.writtenIn(value) : 0;
  const party = SIGNATURES.find((spec) => spec.name === name)?.party;
  const read = checkSignature(file.bytes, signature, { field: shown(name), revision, addedIn }, roots);
  return party ? { ...read, party } : read;
}

/** Signatures no field leads to: the file was cut, or what led to them was damaged. */
function unplaced(
  { bytes, text, ending, revisions }: AnyPdf,
  placed: readonly ReadSignature[],
  roots: OpenRoots,
): ReadSignature[] {
  const known = new Set(placed.map(({ range }) => range.join(' ')));
  return rawSignatures(text, bytes, 0)
    .filter(
      ({ at, range, contents }) => at >= ending.end || (contents.length > 0 && !known.has(range.join(' '))),
    )
    .map((each) => {
      const addedIn = 1 + revisions.filter(({ end }) => end <= each.at).length;
      return checkSignature(bytes, each, { field: '', revision: 0, addedIn }, roots);
    });
}

function endingOf({ text, ending }: AnyPdf): DocumentReading['ending'] {
  const behind = text.slice(ending.end, ending.end + 4096);
  if (behind === '') return 'whole';
  const isRevision = /^\s*\d{1,10}\s+\d{1,5}\s+obj\b/.test(behind);
  return isRevision && !text.includes('%%EOF', ending.end) ? 'cut' : 'bytes-follow';
}

function isEncrypted({ revisions }: AnyPdf): boolean {
  return revisions.some(({ trailer }) => trailer.has(PDFName.of('Encrypt')));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
