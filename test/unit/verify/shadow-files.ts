import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import { type AnyPdf, openAnyPdf } from '../../../shared/verify/pdf/any-pdf.ts';
import { packedIncrement } from './foreign-pdf.ts';

/** What somebody who wants to show another document than the one that was signed finds in a file of one page. */
export type Parts = {
  file: AnyPdf;
  /** The first object number nobody uses. */
  next: number;
  root: PDFRef;
  catalogue: string;
  pageRef: PDFRef;
  page: string;
  contents: PDFRef;
  font: PDFRef;
  /** The page's new content: text in its own font. */
  drawing(text: string): string;
};

/** A stream as it is written. */
export const stream = (text: string, more = ''): string =>
  `<< ${more}/Length ${text.length} >>\nstream\n${text}\nendstream`;

/** The same dictionary with more in it. */
export const withMore = (dict: string, more: string): string => dict.replace(/>>\s*$/, `${more} >>`);

/** A further revision with these objects, written in this order. */
export function further(pdf: Buffer, objects: (parts: Parts) => [number, string][]): Buffer {
  const parts = partsOf(openAnyPdf(pdf));
  const made = objects(parts);
  const size = Math.max(parts.next, ...made.map(([number]) => number + 1));
  return packedIncrement(pdf, parts.file.ending.xrefAt, made, { root: parts.root, size });
}

/** A further revision that adds data for validating, as honest programs do, and these objects, as they do not. */
export function behindValidation(pdf: Buffer, objects: (parts: Parts) => [number, string][]): Buffer {
  return further(pdf, (parts) => [
    [parts.root.objectNumber, withMore(parts.catalogue, '/DSS << /Certs [] >>')],
    ...objects(parts),
  ]);
}

function partsOf(file: AnyPdf): Parts {
  const trailer = file.revisions.at(-1)?.trailer;
  const root = refOf(trailer?.get(PDFName.of('Root')));
  const catalogue = dictOf(file, root);
  const kids = file.lookup(dictOf(file, catalogue.get(PDFName.of('Pages'))).get(PDFName.of('Kids')));
  const pageRef = refOf(first(kids));
  const page = dictOf(file, pageRef);
  const resources = dictOf(file, page.get(PDFName.of('Resources')));
  const [entry] = dictOf(file, resources.get(PDFName.of('Font'))).entries();
  if (!entry) throw new Error('The page has no font.');
  const [name, font] = entry;
  return {
    file,
    next: Number(String(trailer?.get(PDFName.of('Size')))),
    root,
    catalogue: String(catalogue),
    pageRef,
    page: String(page),
    contents: refOf(first(page.get(PDFName.of('Contents')))),
    font: refOf(font),
    drawing: (text) => stream(`BT ${name} 12 Tf 20 100 Td (${text}) Tj ET`),
  };
}

const first = (object: PDFObject | undefined) => (object instanceof PDFArray ? object.get(0) : object);

function dictOf(file: AnyPdf, object: PDFObject | undefined): PDFDict {
  const found = file.lookup(object);
  if (!(found instanceof PDFDict)) throw new Error(`${object} is no dictionary.`);
  return found;
}

function refOf(object: PDFObject | undefined): PDFRef {
  if (!(object instanceof PDFRef)) throw new Error(`${object} is no reference.`);
  return object;
}
