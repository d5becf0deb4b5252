import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, type PDFObject, type PDFRawStream } from 'pdf-lib';
import { PdfUnreadable } from '../../form/pdf/pdf-unreadable.ts';
import { numberIn } from './parse-object.ts';

/** How much a whole file may inflate to; a cross-reference stream of a real document needs a hundredth of it. */
const BUDGET = 16 * 1024 * 1024;

/** Inflates the few streams that hold structure and no content, all of a file within one budget. */
export interface Inflater {
  /** A stream's bytes. Throws {@link PdfUnreadable} for other filters than Flate and when the budget is used up. */
  contents(stream: PDFRawStream): Uint8Array;
}

/** A fresh budget, for one file. */
export function boundedInflater(): Inflater {
  let left = BUDGET;
  return {
    contents(stream) {
      const bytes = decoded(stream, left);
      left -= bytes.length;
      return bytes;
    },
  };
}

function decoded({ dict, contents }: PDFRawStream, left: number): Uint8Array {
  const filter = only(dict.get(PDFName.of('Filter')));
  if (filter === undefined) return contents;
  if (filter !== PDFName.of('FlateDecode'))
    throw new PdfUnreadable('The structure is packed in another way than Flate.');
  const parameters = only(dict.get(PDFName.of('DecodeParms')));
  const inflated = inflate(contents, left);
  return parameters instanceof PDFDict ? unpredicted(inflated, parameters) : inflated;
}

function inflate(bytes: Uint8Array, left: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, left) });
  } catch (problem) {
    // A damaged stream and a bomb alike: it is not read any further.
    throw new PdfUnreadable('A packed part of the file cannot be unpacked.', { cause: problem });
  }
}

/** The one filter or parameter there is; a list of several is what no writer of cross-references makes. */
function only(object: PDFObject | undefined): PDFObject | undefined {
  if (!(object instanceof PDFArray)) return object;
  if (object.size() > 1) throw new PdfUnreadable('The structure is packed more than once.');
  return object.size() === 1 ? object.get(0) : undefined;
}

/** Takes back PNG's "left" and "up" row by row (PDF 7.4.4.4); no writer uses the others for a table. */
function unpredicted(bytes: Uint8Array, parameters: PDFDict): Uint8Array {
  if ((numberIn(parameters, 'Predictor') ?? 1) < 10) return bytes;
  const width = numberIn(parameters, 'Columns') ?? 1;
  if (!Number.isInteger(width) || width < 1 || width > 64)
    throw new PdfUnreadable('A table of the file has impossible rows.');
  const rows = Math.floor(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = row * (width + 1);
    unpredictRow(bytes[from] ?? 0, bytes.subarray(from + 1, from + 1 + width), out, row * width);
  }
  return out;
}

function unpredictRow(kind: number, row: Uint8Array, out: Uint8Array, at: number): void {
  if (kind > 2) throw new PdfUnreadable('A table of the file is packed in an unusual way.');
  const distance = [0, 1, row.length][kind] ?? 0;
  row.forEach((byte, column) => {
    const isThere = distance > 0 && at + column - distance >= 0 && (kind === 2 || column > 0);
    out[at + column] = byte + (isThere ? (out[at + column - distance] ?? 0) : 0);
  });
}
