import { createHash } from 'node:crypto';
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import type { Change } from './change.ts';
import { MAX_OBJECTS, type Roles, rolesIn } from './document-roles.ts';
import { fieldChanges } from './field-changes.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';

/** Keys of a catalogue that signing and validating touch: no reader shows another document because of them. */
const QUIET_PAGE_KEYS = ['Annots', 'Tabs', 'StructParents', 'LastModified', 'Metadata', 'PieceInfo'];
const QUIET_KEYS = ['Perms', 'AcroForm', 'DSS', 'Extensions', 'Metadata', 'Version', 'ModDate'];

/** What a revision changed in the one before it, dangerous changes first. */
export function changesOf(file: AnyPdf, revision: number): Change[] {
  const touched = objectsOf(file, revision);
  const before = rolesIn(file, revision - 1);
  const after = rolesIn(file, revision);
  const contents = touched.filter(
    ({ ref }) => before.content.has(ref) && isOtherContent(file, ref, revision),
  );
  const isElsewhere = (ref: PDFRef) =>
    [after.content, before.content, after.known].some((set) => set.has(ref));
  const others = touched.filter(({ ref }) => !isElsewhere(ref) && !isStructure(file.lookup(ref, revision)));
  return [
    ...pageChanges(before.pages, after.pages, contents.length),
    ...catalogueChanges(before.catalogue, after.catalogue),
    ...fieldChanges(file, revision, new Set(touched.map(({ ref }) => ref))),
    ...annotationChanges(before, after),
    ...otherChanges(others),
  ];
}

type Touched = { ref: PDFRef; replaced: boolean };
function objectsOf(file: AnyPdf, revision: number): Touched[] {
  const numbers = [...(file.revisions[revision - 1]?.entries.keys() ?? [])].slice(0, MAX_OBJECTS);
  return numbers.map((number) => {
    const ref = PDFRef.of(number);
    return { ref, replaced: file.writtenIn(ref, revision - 1) > 0 };
  });
}

/** What holds the file together and shows nothing. */
function isStructure(object: PDFObject | undefined): boolean {
  const type = object instanceof PDFRawStream ? object.dict.get(PDFName.of('Type')) : undefined;
  return type === PDFName.of('XRef') || type === PDFName.of('ObjStm');
}

/** A page that only got one more widget draws what it drew before; anything else that is written anew may not. */
function isOtherContent(file: AnyPdf, ref: PDFRef, revision: number): boolean {
  return drawingOf(file.lookup(ref, revision - 1)) !== drawingOf(file.lookup(ref, revision));
}

function drawingOf(object: PDFObject | undefined): string {
  if (object instanceof PDFRawStream)
    return createHash('sha256').update(String(object.dict)).update(object.contents).digest('hex');
  if (!(object instanceof PDFDict)) return String(object);
  return object
    .entries()
    .filter(([key]) => !QUIET_PAGE_KEYS.includes(key.decodeText()))
    .map(([key, value]) => `${key} ${value}`)
    .sort()
    .join('\n');
}

function pageChanges(before: number, after: number, contents: number): Change[] {
  const changes: Change[] = [];
  if (before !== after) changes.push({ kind: 'pagesChanged', before, after });
  if (contents > 0) changes.push({ kind: 'pageContentChanged', objects: contents });
  return changes;
}

function catalogueChanges(before: PDFDict | undefined, after: PDFDict | undefined): Change[] {
  const keysOf = (dict?: PDFDict) =>
    new Map(dict?.entries().map(([key, value]) => [key.decodeText(), String(value)]));
  const [old, now] = [keysOf(before), keysOf(after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
  const loud = keys.filter((key) => !QUIET_KEYS.includes(key));
  const changes: Change[] = loud.length > 0 ? [{ kind: 'documentChanged', keys: loud.slice(0, 20) }] : [];
  if (keys.includes('DSS')) changes.push({ kind: 'validationDataAdded' });
  return changes;
}

function annotationChanges(before: Roles, after: Roles): Change[] {
  const count = [...after.annotations].filter(
    (ref) => !before.annotations.has(ref) && !after.known.has(ref),
  ).length;
  return count > 0 ? [{ kind: 'annotationsAdded', count }] : [];
}

function otherChanges(others: readonly Touched[]): Change[] {
  const replaced = others.filter((each) => each.replaced).length;
  const added = others.length - replaced;
  return others.length > 0 ? [{ kind: 'otherObjects', added, replaced }] : [];
}
