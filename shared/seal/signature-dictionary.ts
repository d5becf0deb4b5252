import { PDFHexString, type PDFRef, PDFString } from 'pdf-lib';
import type { SignatureSpec } from '../form/pdf/signature-fields.ts';

/** What a signature dictionary says apart from the signature itself; texts are printable. */
export interface SignatureFacts {
  name: string;
  reason: string;
  contact: string;
  /** ISO 8601 instant in UTC. */
  signedAt: string;
}

const RANGE_PLACEHOLDER = '[0 0000000000 0000000000 0000000000]';

/** Where the holes of a dictionary are, in bytes from the dictionary's first byte. */
export interface Holes {
  bytes: Buffer;
  range: number;
  contents: number;
}

/**
 * A signature dictionary (PDF 12.8.1) with holes for /ByteRange and /Contents; `reserve` is the room for the CMS in
 * bytes. The current partner's signature certifies (DocMDP 2: filling in and signing stay allowed); every
 * signature repeats the lock of its field (FieldMDP).
 */
export function signatureDictionary(
  spec: SignatureSpec,
  facts: SignatureFacts,
  catalogue: PDFRef,
  reserve: number,
): Holes {
  const start = '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ';
  const beforeContents = `${start}${RANGE_PLACEHOLDER}\n/Contents `;
  const rest = [
    `/Name ${text(facts.name)}`,
    `/Reason ${text(facts.reason)}`,
    `/ContactInfo ${text(facts.contact)}`,
    `/M (${pdfDate(facts.signedAt)})`,
    `/Reference [ ${references(spec, catalogue)} ]`,
  ].join('\n');
  const bytes = Buffer.from(`${beforeContents}<${'0'.repeat(reserve * 2)}>\n${rest}\n>>`, 'latin1');
  return { bytes, range: start.length, contents: beforeContents.length };
}

/** A byte range exactly as long as its hole; ESIGN 3: from 0, around /Contents, to the end of the file. */
export function byteRange(before: number, after: number, length: number): string {
  return `[0 ${before} ${after} ${length - after}`.padEnd(RANGE_PLACEHOLDER.length - 1, ' ').concat(']');
}

/** `D:20261120170005Z`; parts of a second are dropped. Throws a RangeError for what is no UTC instant. */
export function pdfDate(instant: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(instant);
  if (!parts) throw new RangeError(`Not an instant in UTC: ${instant}`);
  return `D:${parts.slice(1).join('')}Z`;
}

function references(spec: SignatureSpec, catalogue: PDFRef): string {
  const fields = spec.locks.map((name) => PDFString.of(name).toString()).join(' ');
  const fieldMdp = `<< /Type /SigRef /TransformMethod /FieldMDP /Data ${catalogue} /TransformParams << /Type /TransformParams /V /1.2 /Action /Include /Fields [ ${fields} ] >> >>`;
  if (spec.party !== 'currentPartner') return fieldMdp;
  const docMdp =
    '<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P 2 >> >>';
  return `${docMdp} ${fieldMdp}`;
}

function text(value: string): string {
  return PDFHexString.fromText(value).toString();
}
