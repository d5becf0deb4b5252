import { PDFArray, PDFDict, PDFDocument, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';

/** What is wrong with a document's objects: references to nothing, and numbers nobody uses. */
export async function graphProblems(bytes: Uint8Array): Promise<string[]> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = context.enumerateIndirectObjects();
  const numbers = new Set(objects.map(([ref]) => ref.objectNumber));
  const gaps = Array.from({ length: context.largestObjectNumber }, (_, index) => index + 1)
    .filter((number) => !numbers.has(number))
    .map((number) => `gap ${number}`);
  const dangling = objects
    .flatMap(([, object]) => referencesIn(object))
    .filter((ref) => !numbers.has(ref.objectNumber))
    .map((ref) => `dangling ${ref}`);
  return [...gaps, ...dangling];
}

function referencesIn(object: PDFObject): PDFRef[] {
  if (object instanceof PDFRef) return [object];
  if (object instanceof PDFArray) return object.asArray().flatMap(referencesIn);
  if (object instanceof PDFStream) return referencesIn(object.dict);
  if (object instanceof PDFDict) return object.values().flatMap(referencesIn);
  return [];
}
