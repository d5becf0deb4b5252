import { PDFArray, type PDFDict, PDFHexString, PDFName, type PDFObject, PDFRef, PDFString } from 'pdf-lib';
import type { FontRefs } from './font-resources.ts';
import { dictOf, type PdfFile } from './pdf-file.ts';
import { PdfUnreadable } from './pdf-unreadable.ts';

/** A field of a stored form: its dictionary is also its widget. */
export interface FormField {
  ref: PDFRef;
  dict: PDFDict;
}

const MAX_FIELDS = 200;

/** The fields of a form by name. Throws {@link PdfUnreadable} for anything but a flat list of named fields. */
export function fieldsOf(file: PdfFile): ReadonlyMap<string, FormField> {
  const fields = new Map<string, FormField>();
  for (const { name, field } of readFields(file)) {
    if (fields.has(name)) throw new PdfUnreadable('Two fields have the same name.');
    fields.set(name, field);
  }
  return fields;
}

/** One field of a form; those before it in the form's list are read, those behind it are not. */
export function fieldNamed(file: PdfFile, wanted: string): FormField | undefined {
  for (const { name, field } of readFields(file)) if (name === wanted) return field;
  return undefined;
}

function* readFields(file: PdfFile): Generator<{ name: string; field: FormField }> {
  const list = file.lookup(acroFormOf(file).get(PDFName.of('Fields')));
  if (!(list instanceof PDFArray)) throw new PdfUnreadable('The document has no form.');
  if (list.size() > MAX_FIELDS) throw new PdfUnreadable('The form has more fields than ours.');
  for (const ref of list.asArray()) {
    if (!(ref instanceof PDFRef)) throw new PdfUnreadable('A field is not an object of its own.');
    const dict = dictOf(file, ref);
    const name = textOf(file.lookup(dict.get(PDFName.of('T'))));
    if (name === undefined) throw new PdfUnreadable('A field has no name.');
    yield { name, field: { ref, dict } };
  }
}

/** The fonts the form offers to increments. */
export function formFontsOf(file: PdfFile): FontRefs {
  const resources = dictOf(file, acroFormOf(file).get(PDFName.of('DR')));
  const fonts = dictOf(file, resources.get(PDFName.of('Font')));
  const refs = fonts
    .entries()
    .flatMap(([name, ref]) => (ref instanceof PDFRef ? [[name.decodeText(), ref]] : []));
  return Object.fromEntries(refs);
}

/** A text string's characters; `undefined` for any other object. */
export function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** Width and height of a field's widget in points. */
export function sizeOf(file: PdfFile, field: FormField): { width: number; height: number } {
  const rect = file.lookup(field.dict.get(PDFName.of('Rect')));
  if (!(rect instanceof PDFArray)) throw new PdfUnreadable('A field has no place on the page.');
  const { width, height } = rect.asRectangle();
  return { width, height };
}

/** The reference of a field's normal appearance. */
export function appearanceRefOf(file: PdfFile, field: FormField): PDFRef {
  const ref = dictOf(file, field.dict.get(PDFName.of('AP'))).get(PDFName.of('N'));
  if (!(ref instanceof PDFRef)) throw new PdfUnreadable('A field has no appearance.');
  return ref;
}

function acroFormOf(file: PdfFile): PDFDict {
  return dictOf(file, dictOf(file, file.root).get(PDFName.of('AcroForm')));
}
