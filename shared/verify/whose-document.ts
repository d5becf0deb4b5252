import { PDFDict, PDFName } from 'pdf-lib';
import { SIGNATURES } from '../form/pdf/signature-fields.ts';
import { TransferId } from '../transfer/primitives.ts';
import type { AnyPdf } from './pdf/any-pdf.ts';
import type { DocumentReading } from './reading.ts';
import { type AnyField, anyFields, textIn, valueText } from './signed-fields.ts';

/** What a document is built like, by its fields; whether it is one of ours is another question. */
export function likenessOf(fields: readonly AnyField[]): DocumentReading['likeness'] {
  const names = new Set(fields.map(({ name }) => name));
  if (SIGNATURES.every(({ name }) => names.has(name)) && names.has('head_transferId')) return 'form';
  return fields.length === 1 && names.has('seal') ? 'certificate' : 'none';
}

/**
 * The transfers a document says it belongs to, in its form and in its description, in its first state and in its last:
 * who changed the last has not changed what is known of the first.
 */
export function transferIdsIn(file: AnyPdf): string[] {
  const said = [1, file.revisions.length].flatMap((revision) => [
    ...anyFields(file, revision)
      .filter(({ name }) => name === 'head_transferId')
      .map((field) => valueText(file, field, revision)),
    ...descriptionsIn(file, revision),
  ]);
  const ids = said.flatMap((text) => (text ?? '').slice(0, 500).split(/[\s,;]+/));
  return [...new Set(ids.filter((word) => TransferId.safeParse(word).success))].slice(0, 4);
}

function descriptionsIn(file: AnyPdf, revision: number): (string | undefined)[] {
  const info = file.lookup(file.revisions[revision - 1]?.trailer.get(PDFName.of('Info')), revision);
  return info instanceof PDFDict ? ['Subject', 'Title'].map((key) => textIn(file, info, key, revision)) : [];
}
