import type { PDFDict } from 'pdf-lib';
import type { AnySection, Place } from './any-xref.ts';

/** One state of a file: its newest cross-references and where it ended. */
export interface AnyRevision {
  entries: ReadonlyMap<number, Place>;
  /** Numbers of objects it takes away. */
  freed: readonly number[];
  trailer: PDFDict;
  /** Right behind `%%EOF`, and behind the line end that follows it. */
  eof: number;
  end: number;
}

/** The last complete end of a file: which cross-references it names, and where it is. */
export interface FoundEnd {
  xrefAt: number;
  eof: number;
  end: number;
}

const MAX_TRIES = 64;

/** The last `startxref … %%EOF` of a file; bytes behind it belong to no revision. */
export function lastEnd(text: string): FoundEnd | undefined {
  const ending = /startxref\s+(\d{1,10})\s+%%EOF/y;
  let at = text.length;
  for (let tries = 0; tries < MAX_TRIES && at > 0; tries++) {
    at = text.lastIndexOf('startxref', at - 1);
    if (at < 0) return undefined;
    ending.lastIndex = at;
    const found = ending.exec(text);
    if (found) return { xrefAt: Number(found[1]), ...endBehind(text, ending.lastIndex) };
  }
  return undefined;
}

/**
 * The states of a file, oldest first. A section that lies before the one it follows belongs to the same revision:
 * a linearised file has its first page's table in front (PDF F.3.4), a hybrid one a stream beside its table.
 */
export function revisionsOf(text: string, newestFirst: readonly AnySection[], last: FoundEnd): AnyRevision[] {
  const groups: { sections: AnySection[]; furthest: number }[] = [];
  for (const section of newestFirst.toReversed()) {
    const group = groups.at(-1);
    if (group && (section.start < group.furthest || !endsBetween(text, group.furthest, section.start)))
      group.sections.push(section);
    else groups.push({ sections: [section], furthest: section.start });
    const current = groups.at(-1);
    if (current) current.furthest = Math.max(current.furthest, section.start);
  }
  return groups.map(({ sections, furthest }, index) => {
    const newest = sections.at(-1);
    if (!newest) throw new RangeError('A revision has at least one section.');
    const { eof, end } = index === groups.length - 1 ? last : endAfter(text, furthest);
    const entries = merged(sections);
    // A hybrid file's table calls free what the stream beside it has.
    const freed = sections.flatMap((section) => [...section.freed]).filter((number) => !entries.has(number));
    return { entries, freed, trailer: newest.trailer, eof, end };
  });
}

function merged(sections: readonly AnySection[]): ReadonlyMap<number, Place> {
  const [only] = sections;
  if (only && sections.length === 1) return only.entries;
  return new Map(sections.flatMap(({ entries }) => [...entries]));
}

function endsBetween(text: string, from: number, to: number): boolean {
  const at = text.indexOf('%%EOF', from);
  return at >= 0 && at < to;
}

function endAfter(text: string, from: number): { eof: number; end: number } {
  const at = text.indexOf('%%EOF', from);
  return endBehind(text, at < 0 ? text.length : at + '%%EOF'.length);
}

function endBehind(text: string, eof: number): { eof: number; end: number } {
  const lineEnd = /\r\n|\n|\r/y;
  lineEnd.lastIndex = eof;
  return { eof, end: lineEnd.test(text) ? lineEnd.lastIndex : eof };
}
