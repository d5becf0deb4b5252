import { PDFContext, type PDFDict, PDFName, PDFNumber, type PDFObject, PDFObjectParser } from 'pdf-lib';
import { PdfUnreadable } from '../../form/pdf/pdf-unreadable.ts';

/** pdf-lib's parser for one object; whatever trips it, deep nesting included, becomes one kind of error. */
export function parseObject(bytes: Uint8Array, context: PDFContext = PDFContext.create()): PDFObject {
  try {
    return PDFObjectParser.forBytes(bytes, context).parseObject();
  } catch (problem) {
    throw new PdfUnreadable('An object of the file cannot be read.', { cause: problem });
  }
}

/** The number a key of a dictionary has, if it has one. */
export function numberIn(dict: PDFDict, key: string): number | undefined {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}
