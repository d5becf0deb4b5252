import { type PDFObject, type PDFRawStream, PDFRef } from 'pdf-lib';
import { PdfUnreadable } from '../../form/pdf/pdf-unreadable.ts';
import type { Inflater } from './bounded-inflate.ts';
import { numberIn, parseObject } from './parse-object.ts';

const MAX_IN_STREAM = 20_000;

/** An object stream after unpacking: what is in it, and where. */
type Opened = { bytes: Uint8Array; numbers: number[]; offsets: number[]; ends: ReadonlyMap<number, number> };

/** Streams opened so far; they go when their file does. */
const opened = new WeakMap<PDFRawStream, Opened>();

/** An object out of an object stream (PDF 7.5.7); `undefined` when the stream has another one there. */
export function readInStream(
  stream: PDFRawStream,
  objectNumber: number,
  index: number,
  inflater: Inflater,
): PDFObject | undefined {
  const known = opened.get(stream) ?? open(stream, inflater);
  opened.set(stream, known);
  const { bytes, numbers, offsets, ends } = known;
  const from = offsets[index];
  if (numbers[index] !== objectNumber || from === undefined) return undefined;
  const object = parseObject(bytes.subarray(from, ends.get(from) ?? bytes.length));
  return object instanceof PDFRef ? undefined : object;
}

function open(stream: PDFRawStream, inflater: Inflater): Opened {
  const count = numberIn(stream.dict, 'N') ?? 0;
  const first = numberIn(stream.dict, 'First') ?? 0;
  if (!(count >= 0 && count <= MAX_IN_STREAM && first >= 0))
    throw new PdfUnreadable('An object stream has an impossible size.');
  const bytes = inflater.contents(stream);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString(
    'latin1',
    0,
    Math.min(first, count * 24),
  );
  const words = (head.match(/\d{1,10}/g) ?? []).map(Number);
  const pairs = Array.from({ length: Math.min(count, words.length >> 1) }, (_, index) => index * 2);
  const offsets = pairs.map((at) => first + (words[at + 1] ?? 0));
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  return {
    bytes,
    numbers: pairs.map((at) => words[at] ?? 0),
    offsets,
    ends: new Map(sorted.map((offset, index) => [offset, sorted[index + 1] ?? bytes.length])),
  };
}
