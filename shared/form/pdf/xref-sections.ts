import { PDFDict, PDFName, PDFNumber, type PDFObject } from 'pdf-lib';
import { PdfUnreadable } from './pdf-unreadable.ts';

/** One revision's cross-reference table: object numbers to byte offsets, its trailer, and where the revision ends. */
export interface Section {
  entries: ReadonlyMap<number, number>;
  trailer: PDFDict;
  start: number;
  end: number;
}

const MAX_SECTIONS = 64;
const MAX_OBJECTS = 100_000;

/**
 * Follows the chain of tables from the end of the file, oldest first in the answer. Stricter than a viewer on
 * purpose: tables must lie one behind the other, and each may only point into its own revision.
 */
export function readSections(bytes: Uint8Array, parse: (from: number, to: number) => PDFObject): Section[] {
  const tail = latin1(bytes, Math.max(0, bytes.length - 64), bytes.length);
  const last = /startxref\s+(\d{1,10})\s+%%EOF\r?\n?$/.exec(tail);
  if (!last) throw new PdfUnreadable('The file does not end with a cross-reference table.');
  const sections: Section[] = [];
  let start: number | undefined = Number(last[1]);
  let limit = bytes.length;
  while (start !== undefined) {
    if (start >= limit || sections.length >= MAX_SECTIONS)
      throw new PdfUnreadable('The revisions are not in order.');
    const section = readSection(bytes, start, limit, parse);
    sections.unshift(section);
    limit = start;
    const previous: PDFObject | undefined = section.trailer.get(PDFName.of('Prev'));
    start = previous instanceof PDFNumber ? previous.asNumber() : undefined;
  }
  sections.forEach((section, index) => {
    checkReach(section, sections[index - 1]?.end ?? 0);
  });
  if (sections.at(-1)?.end !== bytes.length) throw new PdfUnreadable('Bytes follow the last revision.');
  return sections;
}

/** The bytes `from` up to `to` as one character each. */
export function latin1(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', from, to);
}

function readSection(
  bytes: Uint8Array,
  start: number,
  limit: number,
  parse: (from: number, to: number) => PDFObject,
): Section {
  const text = latin1(bytes, start, limit);
  const { entries, end: afterEntries } = readEntries(text);
  const trailer = match(/\s*trailer\s*/y, text, afterEntries, 'The table has no trailer.');
  const dict = parse(start + trailer.end, limit);
  if (!(dict instanceof PDFDict)) throw new PdfUnreadable('The trailer is not a dictionary.');
  const ending = text.indexOf('startxref', trailer.end);
  const eof = match(/startxref\s+(\d{1,10})\s+%%EOF(?:\r?\n)?/y, text, ending, 'The revision has no end.');
  if (Number(eof.groups[1]) !== start)
    throw new PdfUnreadable('A revision names another table than its own.');
  return { entries, trailer: dict, start, end: start + eof.end };
}

function readEntries(text: string): { entries: Map<number, number>; end: number } {
  const entries = new Map<number, number>();
  let at = match(/xref\r?\n/y, text, 0, 'There is no cross-reference table where there should be one.').end;
  for (;;) {
    const heading = /(\d{1,7}) (\d{1,7}) ?\r?\n/y;
    heading.lastIndex = at;
    const found = heading.exec(text);
    if (!found) return { entries, end: at };
    at = heading.lastIndex;
    const first = Number(found[1]);
    const count = Number(found[2]);
    if (entries.size + count > MAX_OBJECTS) throw new PdfUnreadable('The file has too many objects.');
    for (let index = 0; index < count; index++) {
      const entry = match(
        /(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)/y,
        text,
        at,
        'A table entry is malformed.',
      );
      at = entry.end;
      if (entry.groups[3] === 'n') entries.set(first + index, Number(entry.groups[1]));
    }
  }
}

function match(pattern: RegExp, text: string, at: number, otherwise: string) {
  pattern.lastIndex = Math.max(0, at);
  const groups = at < 0 ? null : pattern.exec(text);
  if (!groups) throw new PdfUnreadable(otherwise);
  return { groups, end: pattern.lastIndex };
}

function checkReach(section: Section, from: number): void {
  for (const offset of section.entries.values()) {
    if (offset < from || offset >= section.start)
      throw new PdfUnreadable('A table points outside its revision.');
  }
}
