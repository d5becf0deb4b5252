import { PDFArray, PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import { type FormField, textOf } from '../form/pdf/form-document.ts';
import { dictOf, type PdfFile } from '../form/pdf/pdf-file.ts';
import { PdfUnreadable } from '../form/pdf/pdf-unreadable.ts';
import { latin1 } from '../form/pdf/xref-sections.ts';

/** A signature dictionary as it stands in the file. */
export interface SignatureValue {
  /** [from, length, from, length] in bytes. */
  range: readonly [number, number, number, number];
  /** The hexadecimal text between the brackets of /Contents, byte for byte. */
  contents: string;
  subFilter: string;
  name: string;
  /** ISO 8601 instant in UTC. */
  signedAt: string;
}

/** Reads the value of a signed field. Throws {@link PdfUnreadable} when it is not shaped like ours. */
export function signatureValueOf(file: PdfFile, field: FormField): SignatureValue {
  const ref = field.dict.get(PDFName.of('V'));
  if (!(ref instanceof PDFRef)) throw new PdfUnreadable('The signature is not an object of its own.');
  const written = file.sections.filter((section) => section.entries.has(ref.objectNumber));
  if (written.length !== 1) throw new PdfUnreadable('The signature was written more than once.');
  const dict = dictOf(file, ref);
  const value = (key: string) => dict.get(PDFName.of(key));
  const contents = value('Contents');
  if (!(contents instanceof PDFHexString)) throw new PdfUnreadable('The signature has no contents.');
  return {
    range: rangeOf(value('ByteRange')),
    contents: contents.asString(),
    subFilter: String(value('SubFilter')),
    name: textOf(value('Name')) ?? '',
    signedAt: instantOf(textOf(value('M')) ?? ''),
  };
}

/** ESIGN 3: a range starts at 0, and what it leaves out is exactly /Contents and its brackets. */
export function rangeProblems(file: PdfFile, { range, contents }: SignatureValue): string[] {
  const [from, before, after, rest] = range;
  const problems: string[] = [];
  if (from !== 0) problems.push('The signed bytes do not start at the start of the file.');
  const key = '/Contents ';
  const hole = latin1(file.bytes, Math.max(0, before - key.length), after);
  if (hole !== `${key}<${contents}>`) problems.push('More than the signature itself is left unsigned.');
  if (!file.sections.some((section) => section.end === after + rest)) {
    problems.push('The signed bytes do not end where a revision ends.');
  }
  return problems;
}

/** The CMS inside /Contents; what follows it must be zeros, and the digits lower case, as we write them. */
export function cmsBytes(contents: string): Buffer {
  const bytes = Buffer.from(contents, 'hex');
  const length = 4 + (bytes.length > 4 ? bytes.readUInt16BE(2) : 0);
  const der = bytes.subarray(0, length);
  const ours = bytes.length > 4 && bytes.readUInt16BE(0) === 0x3082 && length <= bytes.length;
  const canonical = der.toString('hex').padEnd(bytes.length * 2, '0');
  if (!ours || canonical !== contents)
    throw new PdfUnreadable('The signature is padded in another way than ours.');
  return der;
}

function rangeOf(object: PDFObject | undefined): SignatureValue['range'] {
  const numbers = object instanceof PDFArray ? object.asArray() : [];
  const [from, before, after, rest] = numbers.map((each) =>
    each instanceof PDFNumber ? each.asNumber() : Number.NaN,
  );
  const known = from !== undefined && before !== undefined && after !== undefined && rest !== undefined;
  if (!known || numbers.length !== 4 || ![from, before, after, rest].every(Number.isSafeInteger)) {
    throw new PdfUnreadable('The byte range is malformed.');
  }
  if (from < 0 || before < 0 || after < before || rest < 0)
    throw new PdfUnreadable('The byte range is malformed.');
  return [from, before, after, rest];
}

function instantOf(date: string): string {
  const parts = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/.exec(date);
  if (!parts) throw new PdfUnreadable('The signature has no time in UTC.');
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}
