import { PDFHexString, type PDFRef, PDFString } from 'pdf-lib';

/** What a signature dictionary says apart from the signature itself; texts are printable. */
export interface SignatureFacts {
  name: string;
  reason: string;
  contact?: string;
  /** ISO 8601 instant in UTC. */
  signedAt: string;
}

/** What may change after a signature. */
export interface SignaturePermits {
  /** The signature certifies: 1 forbids every change, 2 allows filling in and signing (DocMDP, PDF 12.8.2.2). */
  docMdp?: 1 | 2;
  /** Fields nobody may change afterwards, the lock of the signed field repeated (FieldMDP, PDF 12.8.2.4). */
  locks: readonly string[];
}

const RANGE_PLACEHOLDER = '[0 0000000000 0000000000 0000000000]';

/** Where the holes of a dictionary are, in bytes from the dictionary's first byte. */
export interface Holes {
  bytes: Buffer;
  range: number;
  contents: number;
}

/**
 * A signature dictionary (PDF 12.8.1) with holes for /ByteRange and /Contents; `room` is what is reserved for the CMS
 * in bytes.
 */
export function signatureDictionary(
  permits: SignaturePermits,
  facts: SignatureFacts,
  catalogue: PDFRef,
  room: number,
): Holes {
  const start = '<<\n/Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n/ByteRange ';
  const beforeContents = `${start}${RANGE_PLACEHOLDER}\n/Contents `;
  const rest = [
    `/Name ${text(facts.name)}`,
    `/Reason ${text(facts.reason)}`,
    ...(facts.contact === undefined ? [] : [`/ContactInfo ${text(facts.contact)}`]),
    `/M (${pdfDate(facts.signedAt)})`,
    `/Reference [ ${references(permits, catalogue)} ]`,
  ].join('\n');
  const bytes = Buffer.from(`${beforeContents}<${'0'.repeat(room * 2)}>\n${rest}\n>>`, 'latin1');
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

function references({ docMdp, locks }: SignaturePermits, catalogue: PDFRef): string {
  const fields = locks.map((name) => PDFString.of(name).toString()).join(' ');
  const fieldMdp = `<< /Type /SigRef /TransformMethod /FieldMDP /Data ${catalogue} /TransformParams << /Type /TransformParams /V /1.2 /Action /Include /Fields [ ${fields} ] >> >>`;
  const certifies = `<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P ${docMdp} >> >>`;
  return [...(docMdp ? [certifies] : []), ...(locks.length > 0 ? [fieldMdp] : [])].join(' ');
}

function text(value: string): string {
  return PDFHexString.fromText(value).toString();
}
