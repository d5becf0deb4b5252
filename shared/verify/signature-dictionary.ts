import { type PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { numbersIn, shown, textIn } from './signed-fields.ts';

/** A signature dictionary of any writer, as far as it can be read. */
export interface AnySignature {
  /** [from, length, from, length]; fewer where the file has no such range. */
  range: readonly number[];
  /** The bytes of /Contents with their padding. */
  contents: Buffer;
  subFilter: string;
  name: string;
  reason: string;
  /** ISO 8601 instant in UTC; empty when the file claims no time. */
  claimedAt: string;
}

/** Reads a signature dictionary; what is missing is empty. */
export function anySignature(file: Pick<AnyPdf, 'lookup'>, dict: PDFDict): AnySignature {
  const contents = file.lookup(dict.get(PDFName.of('Contents')));
  const isText = contents instanceof PDFHexString || contents instanceof PDFString;
  return {
    range: numbersIn(file.lookup(dict.get(PDFName.of('ByteRange')))),
    contents: Buffer.from(isText ? contents.asBytes() : []),
    subFilter: String(dict.get(PDFName.of('SubFilter')) ?? ''),
    name: shown(textIn(file, dict, 'Name') ?? ''),
    reason: shown(textIn(file, dict, 'Reason') ?? ''),
    claimedAt: instantOf(textIn(file, dict, 'M') ?? ''),
  };
}

/** A PDF date (7.9.4) as an instant; one without a zone says nothing, and nothing is guessed. */
function instantOf(date: string): string {
  const parts = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{2})'?(\d{2})?'?/.exec(date);
  if (!parts) return '';
  const [, year, month, day, hour, minute, second, zone, minutes = '00'] = parts;
  const offset = zone === 'Z' ? 'Z' : `${zone}:${minutes}`;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().replace('.000Z', 'Z');
}
