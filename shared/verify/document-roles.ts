import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { anyFields } from './signed-fields.ts';

/** No more objects than this are looked at. */
export const MAX_OBJECTS = 3000;

/** What the objects of a document are for, as of a revision. */
export type Roles = {
  pages: number;
  content: Set<PDFRef>;
  annotations: Set<PDFRef>;
  known: Set<PDFRef>;
  catalogue: PDFDict | undefined;
};

/** What objects are for, as of a revision: pages and what they draw; fields and the catalogue are looked at by themselves. */
export function rolesIn(file: AnyPdf, revision: number): Roles {
  const root = file.revisions[revision - 1]?.trailer.get(PDFName.of('Root'));
  const found = file.lookup(root, revision);
  const catalogue = found instanceof PDFDict ? found : undefined;
  const roles: Roles = { pages: 0, content: new Set(), annotations: new Set(), known: new Set(), catalogue };
  addKnown(roles, root, catalogue?.get(PDFName.of('AcroForm')));
  for (const { ref, dict, value } of anyFields(file, revision))
    addKnown(roles, ref, value, ...appearances(dict));
  addPages(file, revision, roles, catalogue?.get(PDFName.of('Pages')), 0);
  return roles;
}

function addKnown({ known }: Roles, ...objects: (PDFObject | undefined)[]): void {
  for (const object of objects) if (object instanceof PDFRef) known.add(object);
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
  for (const ref of refsIn(file.lookup(page.get(PDFName.of('Annots')), revision))) roles.annotations.add(ref);
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
