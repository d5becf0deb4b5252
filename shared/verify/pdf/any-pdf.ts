import { PDFContext, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { PdfUnreadable } from '../../form/pdf/pdf-unreadable.ts';
import { latin1 } from '../../form/pdf/xref-sections.ts';
import { type AnySection, type Place, readChain } from './any-xref.ts';
import { boundedInflater, type Inflater } from './bounded-inflate.ts';
import { readInStream } from './object-stream.ts';
import { parseObject } from './parse-object.ts';
import { type AnyRevision, type FoundEnd, lastEnd, revisionsOf } from './revisions.ts';

/** Any PDF, read lazily and within bounds; no stream is opened that is not part of its structure. */
export interface AnyPdf {
  bytes: Uint8Array;
  text: string;
  /** Oldest first, never empty. */
  revisions: readonly AnyRevision[];
  /** Where the last readable revision ends. */
  ending: FoundEnd;
  /** What a reference led to as of a revision (the newest when left out), a direct object as it is. */
  lookup(object: PDFObject | undefined, revision?: number): PDFObject | undefined;
  /** The revision whose cross-references lead to an object, the first being 1; 0 when none does. */
  writtenIn(ref: PDFRef, revision?: number): number;
}

/**
 * Opens a PDF of whatever writer. Throws {@link PdfUnreadable}, and nothing else, when its structure makes no sense.
 * Offsets are believed, sizes are not: what is read is bounded by the file and by one budget for unpacking.
 */
export function openAnyPdf(bytes: Uint8Array): AnyPdf {
  const text = latin1(bytes, 0, bytes.length);
  const ending = lastEnd(text);
  if (!ending) throw new PdfUnreadable('The file has no end-of-file mark.');
  const context = PDFContext.create();
  const inflater = boundedInflater();
  const parse = (from: number, to: number) => parseObject(bytes.subarray(from, to), context);
  const sections = readChain({ text, parse, inflater }, ending.xrefAt);
  const revisions = revisionsOf(text, sections, ending);
  const objects = objectsIn({ bytes, text, sections, revisions, inflater, parse });
  return { bytes, text, revisions, ending, ...objects };
}

type Parts = {
  bytes: Uint8Array;
  text: string;
  sections: readonly AnySection[];
  revisions: readonly AnyRevision[];
  inflater: Inflater;
  parse(from: number, to: number): PDFObject;
};

function objectsIn(parts: Parts): Pick<AnyPdf, 'lookup' | 'writtenIn'> {
  const { revisions } = parts;
  const ends = boundaries(parts);
  const known = new Map<string, PDFObject | undefined>();
  const writtenIn = (ref: PDFRef, revision = revisions.length) => {
    for (let number = revision; number > 0; number--)
      if (revisions[number - 1]?.entries.has(ref.objectNumber)) return number;
    return 0;
  };
  const read = (ref: PDFRef, place: Place, revision: number): PDFObject | undefined => {
    if ('at' in place) return readAt(parts, ref, place.at, ends.get(place.at));
    const stream = lookup(PDFRef.of(place.inStream), revision, true);
    return stream instanceof PDFRawStream
      ? readInStream(stream, ref.objectNumber, place.index, parts.inflater)
      : undefined;
  };
  const lookup = (
    object: PDFObject | undefined,
    revision = revisions.length,
    inFile = false,
  ): PDFObject | undefined => {
    if (!(object instanceof PDFRef)) return object;
    const number = writtenIn(object, revision);
    const place = revisions[number - 1]?.entries.get(object.objectNumber);
    if (!place || (inFile && !('at' in place))) return undefined;
    const key = JSON.stringify([object.objectNumber, place]);
    if (!known.has(key)) known.set(key, read(object, place, number));
    return known.get(key);
  };
  return { lookup: (object, revision) => lookup(object, revision), writtenIn };
}

function readAt(
  { text, bytes, parse }: Parts,
  ref: PDFRef,
  at: number,
  end = bytes.length,
): PDFObject | undefined {
  const header = /\s*(\d{1,10})\s+(\d{1,5})\s+obj/y;
  header.lastIndex = at;
  const found = header.exec(text);
  if (Number(found?.[1]) !== ref.objectNumber) return undefined;
  const object = parse(header.lastIndex, end);
  return object instanceof PDFRef ? undefined : object;
}

/** Where each object must have ended: no byte is read for two of them, so hostile files cost no more than others. */
function boundaries({ sections, revisions }: Parts): ReadonlyMap<number, number> {
  const starts = new Set<number>();
  for (const { start } of sections) starts.add(start);
  for (const { entries, eof } of revisions) {
    starts.add(eof);
    for (const place of entries.values()) if ('at' in place) starts.add(place.at);
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return new Map(sorted.flatMap((start, index) => pairWith(start, sorted[index + 1])));
}

function pairWith(start: number, next: number | undefined): [number, number][] {
  return next === undefined ? [] : [[start, next]];
}
