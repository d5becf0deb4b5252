/** The file is not a document this platform could have written; the message says where it stops making sense. */
export class PdfUnreadable extends Error {
  override readonly name = 'PdfUnreadable';
}
