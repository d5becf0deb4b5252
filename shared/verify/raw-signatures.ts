import { PDFContext, PDFDict } from 'pdf-lib';
import type { AnyPdf } from './pdf/any-pdf.ts';
import { parseObject } from './pdf/parse-object.ts';
import { type AnySignature, anySignature } from './signature-dictionary.ts';

/** No document has this many signatures; what looks like one more of them is not looked at. */
const MAX_TRIES = 64;
/** Room for the dictionary's other entries before its byte range, and for its signature behind. */
const BEFORE = 4096;
const BEHIND = 1024 * 1024;
/** Bytes that are read again for all of them together: what a file costs is bounded by tries, not by finds. */
const BUDGET = 4 * BEHIND;

/** A signature and where its byte range stands in the file. */
export type RawSignature = AnySignature & { at: number };

/**
 * Signatures that stand in the bytes from `from` on, whether or not the file's structure still leads to them: what is
 * left to look at when a file is cut or damaged.
 */
export function rawSignatures(text: string, bytes: Uint8Array, from: number): RawSignature[] {
  const found: RawSignature[] = [];
  const range = /\/ByteRange\s*\[/g;
  range.lastIndex = from;
  let left = BUDGET;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const hit = range.exec(text);
    if (!hit) break;
    const place = placeAround(text, hit.index, from);
    left -= place ? place.end - place.start : 0;
    if (left < 0) break;
    const signature = place && signatureAt(text, bytes, hit.index, place);
    if (signature) found.push({ ...signature, at: hit.index });
  }
  return found;
}

type Span = { start: number; end: number };

/** From the dictionary's first byte to where its object ends, or to where it cannot go on. */
function placeAround(text: string, at: number, from: number): Span | undefined {
  const header = /\bobj\s*(?=<<)/g;
  const first = Math.max(from, at - BEFORE);
  const before = text.slice(first, at);
  const last = [...before.matchAll(header)].at(-1);
  if (!last) return undefined;
  const start = first + last.index + last[0].length;
  const behind = text.slice(at, start + BEHIND).search(/\bendobj\b/);
  return { start, end: behind < 0 ? start + BEHIND : at + behind };
}

function signatureAt(
  text: string,
  bytes: Uint8Array,
  at: number,
  { start, end }: Span,
): AnySignature | undefined {
  try {
    const context = PDFContext.create();
    const dict = parseObject(bytes.subarray(start, end), context);
    return dict instanceof PDFDict ? anySignature(NOTHING_ELSE, dict) : undefined;
  } catch {
    return cutSignature(text, at); // the dictionary is not all there: what its range says is all that is left
  }
}

/** A dictionary by itself: what it refers to is not looked for. */
const NOTHING_ELSE: Pick<AnyPdf, 'lookup'> = { lookup: (object) => object };

function cutSignature(text: string, at: number): AnySignature | undefined {
  const range = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})/y;
  range.lastIndex = at;
  const numbers = range.exec(text)?.slice(1).map(Number);
  if (!numbers) return undefined;
  const nothing = { contents: Buffer.alloc(0), name: '', reason: '', claimedAt: '' };
  return { ...nothing, range: numbers, subFilter: '/ETSI.CAdES.detached' };
}
