import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from 'pdf-lib';
import { PdfUnreadable } from '../form/pdf/pdf-unreadable.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';

/** A field of any form, as of one revision: its full name, its own dictionary, and what it inherits. */
export interface AnyField {
  name: string;
  ref: PDFRef;
  dict: PDFDict;
  type: string;
  value: PDFObject | undefined;
}

const MAX_FIELDS = 3000;
const MAX_DEPTH = 16;

/** Fields found so far; they go when their file does. */
const known = new WeakMap<AnyPdf, Map<number, AnyField[]>>();

/** The fields of a document, as of a revision; none when it has no form. */
export function anyFields(file: AnyPdf, revision = file.revisions.length): AnyField[] {
  const found = known.get(file) ?? new Map<number, AnyField[]>();
  known.set(file, found);
  const fields = found.get(revision) ?? readFields(file, revision);
  found.set(revision, fields);
  return fields;
}

function readFields(file: AnyPdf, revision: number): AnyField[] {
  const trailer = file.revisions[revision - 1]?.trailer;
  const catalogue = file.lookup(trailer?.get(PDFName.of('Root')), revision);
  if (!(catalogue instanceof PDFDict)) throw new PdfUnreadable('The file has no catalogue.');
  const form = file.lookup(catalogue.get(PDFName.of('AcroForm')), revision);
  const found: AnyField[] = [];
  if (form instanceof PDFDict) {
    const walk = { file, revision, found, seen: new Set<PDFRef>() };
    collect(walk, form.get(PDFName.of('Fields')), { name: '', type: '', value: undefined }, 0);
  }
  return found;
}

type Walk = { file: AnyPdf; revision: number; found: AnyField[]; seen: Set<PDFRef> };
type Inherited = Pick<AnyField, 'name' | 'type' | 'value'>;

function collect(walk: Walk, list: PDFObject | undefined, above: Inherited, depth: number): void {
  const kids = walk.file.lookup(list, walk.revision);
  if (!(kids instanceof PDFArray)) return;
  if (depth > MAX_DEPTH) throw new PdfUnreadable('The fields of the form are nested too deep.');
  for (const ref of kids.asArray()) {
    if (!(ref instanceof PDFRef) || walk.seen.has(ref)) continue;
    walk.seen.add(ref);
    if (walk.seen.size > MAX_FIELDS) throw new PdfUnreadable('The form has too many fields.');
    const dict = walk.file.lookup(ref, walk.revision);
    if (dict instanceof PDFDict) addField(walk, ref, dict, above, depth);
  }
}

function addField(walk: Walk, ref: PDFRef, dict: PDFDict, above: Inherited, depth: number): void {
  const own = textIn(walk.file, dict, 'T', walk.revision);
  const type = dict.get(PDFName.of('FT'));
  const here: Inherited = {
    name: [above.name, own].filter(Boolean).join('.'),
    type: type instanceof PDFName ? type.decodeText() : above.type,
    value: dict.get(PDFName.of('V')) ?? above.value,
  };
  // A kid without a name of its own is one more place on a page where the same field stands.
  if (dict.has(PDFName.of('Kids')) && hasNamedKids(walk, dict))
    collect(walk, dict.get(PDFName.of('Kids')), here, depth + 1);
  else walk.found.push({ ...here, ref, dict });
}

function hasNamedKids({ file, revision }: Walk, dict: PDFDict): boolean {
  const kids = file.lookup(dict.get(PDFName.of('Kids')), revision);
  const first = kids instanceof PDFArray ? file.lookup(kids.asArray()[0], revision) : undefined;
  return first instanceof PDFDict && first.has(PDFName.of('T'));
}

/** A text string of a dictionary, whatever its encoding; `undefined` where there is none. */
export function textIn(
  file: Pick<AnyPdf, 'lookup'>,
  dict: PDFDict,
  key: string,
  revision?: number,
): string | undefined {
  const value = file.lookup(dict.get(PDFName.of(key)), revision);
  return value instanceof PDFString || value instanceof PDFHexString ? decoded(value) : undefined;
}

/** The value of a text field. */
export function valueText(file: AnyPdf, { value }: AnyField, revision?: number): string | undefined {
  const found = file.lookup(value, revision);
  return found instanceof PDFString || found instanceof PDFHexString ? decoded(found) : undefined;
}

/** The numbers of an array, none where there is anything else. */
export function numbersIn(object: PDFObject | undefined): number[] {
  const numbers = object instanceof PDFArray ? object.asArray() : [];
  return numbers.flatMap((each) => (each instanceof PDFNumber ? [each.asNumber()] : []));
}

/** What a file says of itself is shown to people and printed on terminals: no control or direction characters. */
export function shown(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/gu, ' ')
    .trim()
    .slice(0, 300);
}

function decoded(value: PDFString | PDFHexString): string | undefined {
  try {
    return value.decodeText();
  } catch {
    return undefined; // pdf-lib throws for text that is none; to us it is missing
  }
}
