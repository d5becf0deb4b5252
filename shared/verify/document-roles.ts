import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { type AnyField, anyFields } from './signed-fields.ts';

/** No more objects than this are looked at. */
export const MAX_OBJECTS = 3000;

/** A field that stands in more places than this has some that are not looked at: then they are objects like others. */
const MAX_PLACES = 100;

/** What the objects of a document are for, as of a revision. */
export type Roles = {
  pages: number;
  content: Set<PDFRef>;
  /** What lies over the pages: by reference, or as it is written where it stands in the page itself. */
  annotations: Set<PDFRef | string>;
  known: Set<PDFRef>;
  /** Lists of annotations and fields: what they hold is compared, not how they are written. */
  lists: Set<PDFRef>;
  catalogue: PDFDict | undefined;
};

/** What objects are for, as of a revision: pages and what they draw; fields and the catalogue are looked at by themselves. */
export function rolesIn(file: AnyPdf, revision: number): Roles {
  const root = file.revisions[revision - 1]?.trailer.get(PDFName.of('Root'));
  const found = file.lookup(root, revision);
  const catalogue = found instanceof PDFDict ? found : undefined;
  const roles: Roles = {
    pages: 0,
    content: new Set(),
    annotations: new Set(),
    known: new Set(),
    lists: new Set(),
    catalogue,
  };
  const form = catalogue?.get(PDFName.of('AcroForm'));
  addKnown(roles, root, form);
  const fields = file.lookup(form, revision);
  if (fields instanceof PDFDict) addList(roles, fields.get(PDFName.of('Fields')));
  for (const field of anyFields(file, revision)) {
    addKnown(roles, field.value);
    for (const { ref, dict } of widgetsOf(file, field, revision)) addKnown(roles, ref, ...appearances(dict));
  }
  addPages(file, revision, roles, catalogue?.get(PDFName.of('Pages')), 0);
  return roles;
}

function addKnown({ known }: Roles, ...objects: (PDFObject | undefined)[]): void {
  for (const object of objects) if (object instanceof PDFRef) known.add(object);
}

function addList({ lists }: Roles, list: PDFObject | undefined): void {
  if (list instanceof PDFRef) lists.add(list);
}

/** A field and each further place on a page where it stands. */
export function widgetsOf(
  file: AnyPdf,
  { ref, dict }: Pick<AnyField, 'ref' | 'dict'>,
  revision: number,
): Pick<AnyField, 'ref' | 'dict'>[] {
  const kids = file.lookup(dict.get(PDFName.of('Kids')), revision);
  const places = kids instanceof PDFArray ? kids.asArray().slice(0, MAX_PLACES) : [];
  return [
    { ref, dict },
    ...places.flatMap((kid) => {
      const found = file.lookup(kid, revision);
      return kid instanceof PDFRef && found instanceof PDFDict ? [{ ref: kid, dict: found }] : [];
    }),
  ];
}

/** What a field looks like, by state. */
export function appearances(dict: PDFDict): PDFObject[] {
  const found = dict.get(PDFName.of('AP'));
  return found instanceof PDFDict ? [...found.values()] : [];
}

function addPages(
  file: AnyPdf,
  revision: number,
  roles: Roles,
  node: PDFObject | undefined,
  depth: number,
): void {
  const dict = file.lookup(node, revision);
  if (!(dict instanceof PDFDict) || depth > 32 || roles.content.size > MAX_OBJECTS) return;
  if (node instanceof PDFRef && roles.content.has(node)) return;
  if (node instanceof PDFRef) roles.content.add(node);
  const kids = file.lookup(dict.get(PDFName.of('Kids')), revision);
  if (kids instanceof PDFArray)
    for (const kid of kids.asArray()) addPages(file, revision, roles, kid, depth + 1);
  else addPage(file, revision, roles, dict);
}

function addPage(file: AnyPdf, revision: number, roles: Roles, page: PDFDict): void {
  roles.pages++;
  const annotations = page.get(PDFName.of('Annots'));
  addList(roles, annotations);
  const found = file.lookup(annotations, revision);
  for (const each of found instanceof PDFArray ? found.asArray() : [])
    roles.annotations.add(each instanceof PDFRef ? each : String(each));
  for (const ref of drawnBy(file, revision, page)) roles.content.add(ref);
}

/** The streams of a page and the resources they draw with. */
function drawnBy(file: AnyPdf, revision: number, page: PDFDict): PDFRef[] {
  const contents = page.get(PDFName.of('Contents'));
  const resources = page.get(PDFName.of('Resources'));
  const found = file.lookup(resources, revision);
  const externals =
    found instanceof PDFDict ? file.lookup(found.get(PDFName.of('XObject')), revision) : undefined;
  const direct = [contents, resources].filter((each) => each instanceof PDFRef);
  return [...direct, ...refsIn(file.lookup(contents, revision)), ...refsIn(externals)];
}

function refsIn(object: PDFObject | undefined): PDFRef[] {
  if (object instanceof PDFArray) return object.asArray().filter((each) => each instanceof PDFRef);
  return object instanceof PDFDict ? object.values().filter((each) => each instanceof PDFRef) : [];
}
