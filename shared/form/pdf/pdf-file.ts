import { PDFContext, PDFDict, PDFName, type PDFObject, PDFObjectParser, PDFRef } from 'pdf-lib';
import { PdfUnreadable } from './pdf-unreadable.ts';
import { latin1, readSections, type Section } from './xref-sections.ts';

/** A document of ours, read lazily: only the cross-reference tables are parsed, other objects on demand. */
export interface PdfFile {
  bytes: Uint8Array;
  context: PDFContext;
  root: PDFRef;
  trailer: PDFDict;
  /** Oldest revision first. */
  sections: readonly Section[];
  /** What a reference leads to, a direct object as it is, `undefined` where there is nothing. */
  lookup(object: PDFObject | undefined): PDFObject | undefined;
}

const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Opens a document with classic cross-reference tables that end exactly at the end of the file.
 * Throws {@link PdfUnreadable}, and nothing else, for any other bytes; the work is bounded by the file's size.
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (bytes.length > MAX_BYTES) throw new PdfUnreadable('The file is larger than 8 MB.');
  if (latin1(bytes, 0, 7) !== '%PDF-1.') throw new PdfUnreadable('The file does not start as a PDF.');
  const context = PDFContext.create();
  const sections = readSections(bytes, (from, to) => parse(bytes, from, to, context));
  const trailer = sections.at(-1)?.trailer;
  const root = trailer?.get(PDFName.of('Root'));
  if (!trailer || !(root instanceof PDFRef)) throw new PdfUnreadable('The trailer names no catalogue.');
  return { bytes, context, root, trailer, sections, lookup: lookupIn(bytes, context, sections) };
}

function lookupIn(bytes: Uint8Array, context: PDFContext, sections: readonly Section[]): PdfFile['lookup'] {
  const offsets = new Map(sections.flatMap((section) => Array.from(section.entries)));
  const ends = boundaries(sections);
  const known = new Map<number, PDFObject>();
  return (object) => {
    if (!(object instanceof PDFRef)) return object;
    const seen = known.get(object.objectNumber);
    const offset = offsets.get(object.objectNumber);
    if (seen || offset === undefined) return seen;
    const header = `${object.objectNumber} 0 obj`;
    if (latin1(bytes, offset, offset + header.length) !== header)
      throw new PdfUnreadable(`No object at ${offset}.`);
    const found = parse(bytes, offset + header.length, ends.get(offset) ?? bytes.length, context);
    if (found instanceof PDFRef) throw new PdfUnreadable('An object is only a reference to another.');
    known.set(object.objectNumber, found);
    return found;
  };
}

/** Where each object must have ended: no byte is read for two of them, so hostile files cost no more than others. */
function boundaries(sections: readonly Section[]): ReadonlyMap<number, number> {
  const starts = sections
    .flatMap((section) => [...section.entries.values(), section.start])
    .sort((a, b) => a - b);
  const ends = new Map<number, number>();
  starts.forEach((start, index) => {
    const next = starts[index + 1];
    if (next !== undefined && next > start) ends.set(start, next);
  });
  return ends;
}

/** The dictionary an object is or leads to. Throws {@link PdfUnreadable} for anything else. */
export function dictOf(file: PdfFile, object: PDFObject | undefined): PDFDict {
  const found = file.lookup(object);
  if (!(found instanceof PDFDict)) throw new PdfUnreadable('A dictionary is missing.');
  return found;
}

/** pdf-lib's own parser reads the object; whatever trips it, deep nesting included, becomes one kind of error. */
function parse(bytes: Uint8Array, from: number, to: number, context: PDFContext): PDFObject {
  try {
    return PDFObjectParser.forBytes(bytes.subarray(from, to), context).parseObject();
  } catch (problem) {
    throw new PdfUnreadable(`The object at byte ${from} cannot be read.`, { cause: problem });
  }
}
