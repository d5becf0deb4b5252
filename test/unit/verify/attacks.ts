import { PDFDict, PDFHexString, PDFName, PDFRef } from 'pdf-lib';
import { fieldNamed } from '../../../shared/form/pdf/form-document.ts';
import { beginIncrement } from '../../../shared/form/pdf/increment.ts';
import { dictOf, openPdf } from '../../../shared/form/pdf/pdf-file.ts';
import { Verbatim } from '../../../shared/form/pdf/verbatim.ts';

/** A further revision, written as we write them, that paints over the first page. */
export function paintedOver(pdf: Buffer, text: string): Buffer {
  const file = openPdf(pdf);
  const increment = beginIncrement(file);
  const pages = dictOf(file, dictOf(file, file.root).get(PDFName.of('Pages')));
  const [first] = kidsOf(file, pages);
  if (!first) throw new Error('The form has no page.');
  const page = dictOf(file, first).clone(file.context);
  const drawing = increment.add(file.context.stream(`BT 1 0 0 1 60 700 Tm (${text}) Tj ET`));
  page.set(PDFName.of('Contents'), drawing);
  increment.set(first, page);
  return increment.write().bytes;
}

/** A further revision that gives a text field another value. */
export function refilled(pdf: Buffer, name: string, value: string): Buffer {
  const file = openPdf(pdf);
  const increment = beginIncrement(file);
  const field = fieldNamed(file, name);
  if (!field) throw new Error(`The form has no field ${name}.`);
  const dict = field.dict.clone(file.context);
  dict.set(PDFName.of('V'), PDFHexString.fromText(value));
  increment.set(field.ref, dict);
  return increment.write().bytes;
}

/** The last signature's CMS, taken out of one file and put into the other, in the very same place. */
export function withContentsOf(pdf: Buffer, other: Buffer): Buffer {
  const [to, from] = [lastContents(pdf), lastContents(other)];
  const copy = Buffer.from(pdf);
  other.copy(copy, to.start, from.start, from.end);
  if (to.end - to.start !== from.end - from.start) throw new Error('The signatures differ in length.');
  return copy;
}

/** A file with a signature field filled by the whole signature dictionary of another document. */
export function withSignatureOf(pdf: Buffer, other: Buffer, field: string): Buffer {
  const donor = openPdf(other);
  const value = fieldNamed(donor, field)?.dict.get(PDFName.of('V'));
  if (!(value instanceof PDFRef)) throw new Error(`The other document has no signature in ${field}.`);
  const dict = donor.lookup(value);
  if (!(dict instanceof PDFDict)) throw new Error('The signature is no dictionary.');
  const file = openPdf(pdf);
  const increment = beginIncrement(file);
  const target = fieldNamed(file, field);
  if (!target) throw new Error(`There is no field ${field}.`);
  const copied = increment.add(new Verbatim(Buffer.from(dict.toString(), 'latin1')));
  const widget = target.dict.clone(file.context);
  widget.set(PDFName.of('V'), copied);
  increment.set(target.ref, widget);
  return increment.write().bytes;
}

function kidsOf(file: ReturnType<typeof openPdf>, pages: PDFDict): PDFRef[] {
  const kids = file.lookup(pages.get(PDFName.of('Kids')));
  return (String(kids).match(/\d+(?= 0 R)/g) ?? []).map((number) => PDFRef.of(Number(number)));
}

function lastContents(pdf: Buffer): { start: number; end: number } {
  const start = pdf.lastIndexOf('/Contents <') + '/Contents <'.length;
  return { start, end: pdf.indexOf('>', start) };
}
