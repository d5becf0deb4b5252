import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from 'pdf-lib';
import { PdfUnreadable } from '../../form/pdf/pdf-unreadable.ts';
import type { Inflater } from './bounded-inflate.ts';
import { numberIn } from './parse-object.ts';

/** Where an object is: at an offset, or as the n-th in an object stream. */
export type Place = { at: number } | { inStream: number; index: number };

/** One cross-reference section of any PDF, table or stream. */
export interface AnySection {
  start: number;
  entries: ReadonlyMap<number, Place>;
  /** Numbers the section declares to be of no object. */
  freed: ReadonlySet<number>;
  trailer: PDFDict;
}

/** What reading a section needs of the file. */
export interface SectionSource {
  /** The file, one character per byte. */
  text: string;
  parse(from: number, to: number): PDFObject;
  inflater: Inflater;
}

const MAX_SECTIONS = 100;
const MAX_OBJECTS = 200_000;

/**
 * Follows the chain of cross-references from `start`, newest first in the answer. Tolerant of what other writers do
 * (streams, hybrid files, sections out of order), not of loops or of more than a document needs: then it throws
 * {@link PdfUnreadable}.
 */
export function readChain(source: SectionSource, start: number): AnySection[] {
  const sections: AnySection[] = [];
  const seen = new Set<number>();
  const waiting = [start];
  let objects = 0;
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    if (seen.has(at) || seen.size >= MAX_SECTIONS)
      throw new PdfUnreadable('The cross-references run in a circle.');
    seen.add(at);
    const isTable = /\s*xref/y;
    isTable.lastIndex = at;
    const section = isTable.test(source.text) ? readTable(source, at) : readStream(source, at);
    objects += section.entries.size;
    if (objects > MAX_OBJECTS) throw new PdfUnreadable('The file has too many objects.');
    sections.push(section);
    waiting.push(...sectionsBehind(section));
  }
  return sections;
}

/** A hybrid file's stream belongs to its table; the section before comes after it. */
function sectionsBehind({ trailer }: AnySection): number[] {
  return ['XRefStm', 'Prev'].flatMap((key) => numberIn(trailer, key) ?? []);
}

function readTable({ text, parse }: SectionSource, start: number): AnySection {
  const entries = new Map<number, Place>();
  const freed = new Set<number>();
  const heading = /\s*(\d{1,10})[ \t]+(\d{1,10})[ \t]*[\r\n]+/y;
  let at = text.indexOf('xref', start) + 'xref'.length;
  for (;;) {
    heading.lastIndex = at;
    const found = heading.exec(text);
    if (!found) break;
    at = readEntries(text, heading.lastIndex, Number(found[1]), Number(found[2]), { entries, freed });
  }
  const trailer = /\s*trailer\s*/y;
  trailer.lastIndex = at;
  if (!trailer.test(text)) throw new PdfUnreadable('A cross-reference table has no trailer.');
  const dict = parse(trailer.lastIndex, endOf(text, trailer.lastIndex));
  if (!(dict instanceof PDFDict)) throw new PdfUnreadable('A trailer is not a dictionary.');
  return { start, entries, freed, trailer: dict };
}

type Rows = { entries: Map<number, Place>; freed: Set<number> };

function readEntries(
  text: string,
  from: number,
  first: number,
  count: number,
  { entries, freed }: Rows,
): number {
  if (entries.size + count > MAX_OBJECTS) throw new PdfUnreadable('The file has too many objects.');
  const entry = /(\d{10}) (\d{5}) ([nf])[ \r\n]{1,2}/y;
  entry.lastIndex = from;
  for (let index = 0; index < count; index++) {
    const found = entry.exec(text);
    if (!found) throw new PdfUnreadable('A cross-reference table is malformed.');
    if (found[3] === 'n') entries.set(first + index, { at: Number(found[1]) });
    else freed.add(first + index);
  }
  return count === 0 ? from : entry.lastIndex;
}

function readStream({ text, parse, inflater }: SectionSource, start: number): AnySection {
  const header = /\s*\d{1,10}\s+\d{1,5}\s+obj/y;
  header.lastIndex = start;
  if (!header.test(text)) throw new PdfUnreadable('There is no cross-reference where there should be one.');
  const stream = parse(header.lastIndex, endOf(text, header.lastIndex));
  if (!(stream instanceof PDFRawStream)) throw new PdfUnreadable('A cross-reference is no stream.');
  const { dict } = stream;
  const widths = numbersOf(dict.get(PDFName.of('W')));
  const all = [0, numberIn(dict, 'Size') ?? 0];
  const index = dict.has(PDFName.of('Index')) ? numbersOf(dict.get(PDFName.of('Index'))) : all;
  return { start, ...unpack(inflater.contents(stream), widths, index), trailer: dict };
}

/** The packed rows of a cross-reference stream (PDF 7.5.8.3). */
function unpack(rows: Uint8Array, widths: readonly number[], index: readonly number[]): Rows {
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const sane = widths.length === 3 && widths.every((width) => width >= 0 && width <= 6) && secondWidth > 0;
  if (!sane) throw new PdfUnreadable('A cross-reference stream has impossible rows.');
  const entries = new Map<number, Place>();
  const freed = new Set<number>();
  const width = kindWidth + secondWidth + thirdWidth;
  let at = 0;
  for (const number of numbersOfRows(index, Math.floor(rows.length / width))) {
    const kind = kindWidth === 0 ? 1 : field(rows, at, kindWidth);
    const second = field(rows, at + kindWidth, secondWidth);
    const third = field(rows, at + kindWidth + secondWidth, thirdWidth);
    addRow({ entries, freed }, number, [kind, second, third]);
    if (entries.size + freed.size > MAX_OBJECTS) throw new PdfUnreadable('The file has too many objects.');
    at += width;
  }
  return { entries, freed };
}

function addRow({ entries, freed }: Rows, number: number, row: [number, number, number]): void {
  const [kind, second, third] = row;
  if (kind === 0) freed.add(number);
  if (kind === 1) entries.set(number, { at: second });
  if (kind === 2) entries.set(number, { inStream: second, index: third });
}

/** The object number of each row, as many as there are rows. */
function* numbersOfRows(index: readonly number[], rows: number): Generator<number> {
  let left = rows;
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    for (let n = 0; n < (index[pair + 1] ?? 0) && left > 0; n++, left--) yield first + n;
  }
}

function field(rows: Uint8Array, from: number, width: number): number {
  return rows.subarray(from, from + width).reduce((value, byte) => value * 256 + byte, 0);
}

function numbersOf(object: PDFObject | undefined): number[] {
  const numbers = object instanceof PDFArray ? object.asArray() : [];
  return numbers.map((each) => (each instanceof PDFNumber ? each.asNumber() : Number.NaN));
}

/** A section ends before its `startxref`; nothing behind it is read for it. */
function endOf(text: string, from: number): number {
  const end = text.indexOf('startxref', from);
  return end < 0 ? text.length : end;
}
