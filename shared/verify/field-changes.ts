import { type PDFDict, PDFName, PDFRef } from 'pdf-lib';
import type { Change } from './change.ts';
import { appearances, widgetsOf } from './document-roles.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { type AnyField, anyFields, shown } from './signed-fields.ts';

/** A field as a revision left it, and what stood in it before. */
type Compared = AnyField & { isNew: boolean; was: string; is: string; looksNew: boolean };

/** What a revision did to the fields of the form; `touched` are the objects it wrote. */
export function fieldChanges(file: AnyPdf, revision: number, touched: ReadonlySet<PDFRef>): Change[] {
  const old = new Map(anyFields(file, revision - 1).map((field) => [field.name, field]));
  const now = anyFields(file, revision).map((field): Compared => {
    const before = old.get(field.name);
    const was = textOf(file, before, revision - 1);
    const looksNew =
      before !== undefined && looksOf(file, before, revision - 1) !== looksOf(file, field, revision);
    return { ...field, isNew: !before, was, is: textOf(file, field, revision), looksNew };
  });
  const names = new Set(now.map(({ name }) => name));
  const filled = now.filter(({ type, isNew, was, is }) => type !== 'Sig' && !isNew && was !== is);
  return [
    ...signatureChanges(now),
    ...listed(
      'fieldsRemoved',
      [...old.values()].filter(({ name }) => !names.has(name)),
    ),
    ...listed(
      'appearancesChanged',
      now.filter((field) => isRepainted(file, revision, field, touched)),
    ),
    ...listed(
      'fieldsChanged',
      filled.filter(({ was }) => was !== ''),
    ),
    ...listed(
      'fieldsFilled',
      filled.filter(({ was }) => was === ''),
    ),
    ...listed(
      'fieldsAdded',
      now.filter(({ type, isNew, is }) => isNew && !(type === 'Sig' && is !== '')),
    ),
  ];
}

function signatureChanges(fields: readonly Compared[]): Change[] {
  return fields
    .filter(({ type, was, is }) => type === 'Sig' && was !== is)
    .map(({ name, was }) => ({ kind: was === '' ? 'signatureAdded' : 'signatureReplaced', field: name }));
}

/** A field that says what it said and yet looks otherwise. */
function isRepainted(file: AnyPdf, revision: number, field: Compared, touched: ReadonlySet<PDFRef>): boolean {
  if (field.isNew || field.was !== field.is) return false;
  const drawn = widgetsOf(file, field, revision).flatMap(({ dict }) => appearances(dict));
  return field.looksNew || drawn.some((ref) => ref instanceof PDFRef && touched.has(ref));
}

/** What decides how a field looks, where it stands and what it does, in all its places. */
const LOOKS = ['AP', 'AS', 'MK', 'Rect', 'F', 'DA', 'Q', 'BS', 'Border', 'OC', 'A', 'AA', 'Opt', 'Kids'];

function looksOf(file: AnyPdf, field: AnyField, revision: number): string {
  const looks = (dict: PDFDict) => LOOKS.map((key) => String(dict.get(PDFName.of(key)) ?? ''));
  return JSON.stringify(widgetsOf(file, field, revision).map(({ dict }) => looks(dict)));
}

/** A value as it is written; the ways to write an empty one are all empty. */
function textOf(file: AnyPdf, field: AnyField | undefined, revision: number): string {
  const text = String(file.lookup(field?.value, revision) ?? '');
  return ['()', '<>', '<FEFF>'].includes(text) ? '' : text;
}

function listed(
  kind: 'fieldsRemoved' | 'appearancesChanged' | 'fieldsChanged' | 'fieldsFilled' | 'fieldsAdded',
  fields: readonly AnyField[],
): Change[] {
  return fields.length > 0 ? [{ kind, fields: fields.slice(0, 100).map(({ name }) => shown(name)) }] : [];
}
