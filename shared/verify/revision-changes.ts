import { createHash } from 'node:crypto';
import { PDFDict, PDFName, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import type { Change } from './change.ts';
import { MAX_OBJECTS, type Roles, rolesIn } from './document-roles.ts';
import { fieldChanges } from './field-changes.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { shown } from './signed-fields.ts';
import { type Others, othersIn, touchedIn } from './touched-objects.ts';

/** Keys of a catalogue that signing and validating touch: no reader shows another document because of them. */
const QUIET_PAGE_KEYS = ['Annots', 'Tabs', 'StructParents', 'LastModified', 'Metadata', 'PieceInfo'];
const QUIET_KEYS = ['Perms', 'AcroForm', 'DSS', 'Extensions', 'Metadata', 'Version', 'ModDate'];

/** Keys of a form that others add to when they sign, and whose fields are compared one by one. */
const QUIET_FORM_KEYS = ['Fields', 'SigFlags', 'DR', 'DA', 'Q', 'CO', 'NeedAppearances'];

/**
 * What a revision changed in the one before it. What cannot be told is said to be changed: an object that was written
 * anew and is of no known use may be what a page draws with.
 */
export function changesOf(file: AnyPdf, revision: number): Change[] {
  const touched = touchedIn(file, revision);
  const before = rolesIn(file, revision - 1);
  const after = rolesIn(file, revision);
  const contents = touched.filter(
    ({ ref }) => before.content.has(ref) && isOtherContent(file, ref, revision),
  );
  const others = othersIn(file, revision, touched, { before, after });
  const keys = [
    ...changedKeys(before.catalogue, after.catalogue),
    ...formKeys(file, revision, before, after),
  ];
  return [
    ...pageChanges(before.pages, after.pages, contents.length),
    ...catalogueChanges(keys),
    ...fieldChanges(file, revision, new Set(touched.map(({ ref }) => ref))),
    ...annotationChanges(before, after),
    ...objectChanges(file, revision, others),
    ...(keys.includes('DSS') || others.validation > 0 ? [{ kind: 'validationDataAdded' as const }] : []),
    ...otherChanges(others),
  ];
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

function changedKeys(before: PDFDict | undefined, after: PDFDict | undefined): string[] {
  const keysOf = (dict?: PDFDict) =>
    new Map(dict?.entries().map(([key, value]) => [key.decodeText(), String(value)]));
  const [old, now] = [keysOf(before), keysOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
}

/** A form may hold more than fields: a whole other document in XML that some readers show instead. */
function formKeys(file: AnyPdf, revision: number, before: Roles, after: Roles): string[] {
  const formIn = ({ catalogue }: Roles, number: number) => {
    const form = file.lookup(catalogue?.get(PDFName.of('AcroForm')), number);
    return form instanceof PDFDict ? form : undefined;
  };
  return changedKeys(formIn(before, revision - 1), formIn(after, revision))
    .filter((key) => !QUIET_FORM_KEYS.includes(key))
    .map((key) => `AcroForm ${key}`);
}

function catalogueChanges(keys: readonly string[]): Change[] {
  const loud = keys.filter((key) => !QUIET_KEYS.includes(key)).map(shown);
  return loud.length > 0 ? [{ kind: 'documentChanged', keys: loud.slice(0, 20) }] : [];
}

function annotationChanges(before: Roles, after: Roles): Change[] {
  const isField = (each: PDFRef | string, { known }: Roles) => each instanceof PDFRef && known.has(each);
  const added = [...after.annotations].filter(
    (each) => !before.annotations.has(each) && !isField(each, after),
  ).length;
  const removed = before.annotations.difference(after.annotations).size;
  return [
    ...(added > 0 ? [{ kind: 'annotationsAdded' as const, count: added }] : []),
    ...(removed > 0 ? [{ kind: 'annotationsRemoved' as const, count: removed }] : []),
  ];
}

/** Changes that may change what is seen in ways nobody has looked into. */
function objectChanges(file: AnyPdf, revision: number, { replaced }: Others): Change[] {
  const written = file.revisions[revision - 1]?.entries.size ?? 0;
  const freed = file.revisions[revision - 1]?.freed ?? [];
  const removed = freed.filter((number) => file.writtenIn(PDFRef.of(number), revision - 1) > 0).length;
  return [
    ...(replaced > 0 ? [{ kind: 'objectsReplaced' as const, objects: replaced }] : []),
    ...(removed > 0 ? [{ kind: 'objectsRemoved' as const, objects: removed }] : []),
    ...(written > MAX_OBJECTS ? [{ kind: 'tooManyObjects' as const, objects: written }] : []),
  ];
}

function otherChanges({ added, described }: Others): Change[] {
  return added + described > 0 ? [{ kind: 'otherObjects', added, replaced: described }] : [];
}
