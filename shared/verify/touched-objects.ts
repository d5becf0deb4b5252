import { PDFDict, PDFHexString, PDFName, type PDFObject, PDFRawStream, PDFRef, PDFString } from 'pdf-lib';
import { MAX_OBJECTS, type Roles } from './document-roles.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { grownForValidation } from './validation-data.ts';

/** An object a revision wrote; `replaced` when there was one of its number before. */
export type Touched = { ref: PDFRef; replaced: boolean };

/** The objects a revision wrote, no more than are looked at. */
export function touchedIn(file: AnyPdf, revision: number): Touched[] {
  const numbers = [...(file.revisions[revision - 1]?.entries.keys() ?? [])].slice(0, MAX_OBJECTS);
  return numbers.map((number) => {
    const ref = PDFRef.of(number);
    return { ref, replaced: file.writtenIn(ref, revision - 1) > 0 };
  });
}

/** Objects that no other comparison looks into, by what they may do. */
export type Others = {
  /** New, and nothing old leads there: what does is compared by itself. */
  added: number;
  /** Data for validating signatures that has grown. */
  validation: number;
  /** Descriptions of the document: nobody's page shows them. */
  described: number;
  /** Fonts, pictures in pictures, and all that is of no known use. */
  replaced: number;
};

/** Sorts what a revision wrote beside pages, fields and the catalogue. */
export function othersIn(
  file: AnyPdf,
  revision: number,
  touched: readonly Touched[],
  { before, after }: { before: Roles; after: Roles },
): Others {
  const grown = grownForValidation(file, revision, before.catalogue, after.catalogue);
  const described = descriptionsIn(file, revision, before, after);
  const others: Others = { added: 0, validation: 0, described: 0, replaced: 0 };
  const kindOf = (ref: PDFRef): keyof Others => {
    if (grown.has(ref)) return 'validation';
    return described.has(ref) ? 'described' : 'replaced';
  };
  for (const { ref, replaced } of touched) {
    const isElsewhere = replaced
      ? isComparedElsewhere(ref, before, after) || isSame(file, ref, revision)
      : isNewElsewhere(file, ref, revision, after);
    if (!isElsewhere) others[replaced ? kindOf(ref) : 'added']++;
  }
  return others;
}

/** What holds a file together shows nothing while it is new; what fields and pages lead to is compared there. */
function isNewElsewhere(file: AnyPdf, ref: PDFRef, revision: number, after: Roles): boolean {
  const object = file.lookup(ref, revision);
  const type = object instanceof PDFRawStream ? object.dict.get(PDFName.of('Type')) : undefined;
  const isStructure = type === PDFName.of('XRef') || type === PDFName.of('ObjStm');
  return isStructure || after.content.has(ref) || after.known.has(ref);
}

/** Only what was of one use before and still is: an object that changes its use may still have the old one, too. */
function isComparedElsewhere(ref: PDFRef, before: Roles, after: Roles): boolean {
  if (before.content.has(ref)) return true;
  return (['known', 'lists'] as const).some((role) => before[role].has(ref) && after[role].has(ref));
}

function isSame(file: AnyPdf, ref: PDFRef, revision: number): boolean {
  const [was, is] = [file.lookup(ref, revision - 1), file.lookup(ref, revision)];
  if (String(was) !== String(is)) return false;
  return !(was instanceof PDFRawStream && is instanceof PDFRawStream) || sameBytes(was, is);
}

const sameBytes = (was: PDFRawStream, is: PDFRawStream): boolean =>
  Buffer.compare(was.contents, is.contents) === 0;

/** The document's information and its metadata, where they are plainly that, before and after. */
function descriptionsIn(file: AnyPdf, revision: number, before: Roles, after: Roles): Set<PDFRef> {
  const infoIn = (number: number) => file.revisions[number - 1]?.trailer.get(PDFName.of('Info'));
  const metadataIn = ({ catalogue }: Roles) => catalogue?.get(PDFName.of('Metadata'));
  const pairs = [
    [infoIn(revision - 1), infoIn(revision), isInformation],
    [metadataIn(before), metadataIn(after), isMetadata],
  ] as const;
  const plain = pairs.flatMap(([was, is, isPlain]) => {
    const both = [file.lookup(was, revision - 1), file.lookup(is, revision)];
    return is instanceof PDFRef && was === is && both.every(isPlain) ? [is] : [];
  });
  return new Set(plain);
}

function isInformation(object: PDFObject | undefined): boolean {
  if (!(object instanceof PDFDict)) return false;
  return object.entries().every(([key, value]) => isText(value) || key === PDFName.of('Trapped'));
}

const isText = (value: PDFObject): boolean => value instanceof PDFString || value instanceof PDFHexString;

function isMetadata(object: PDFObject | undefined): boolean {
  if (!(object instanceof PDFRawStream)) return false;
  const { dict } = object;
  return (
    dict.get(PDFName.of('Type')) === PDFName.of('Metadata') &&
    dict.get(PDFName.of('Subtype')) === PDFName.of('XML')
  );
}
