import { createHash } from 'node:crypto';
import { PDFHexString, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib';
import type { ObjectSink } from './font-objects.ts';
import type { PdfFile } from './pdf-file.ts';

/** Changed and new objects of a document, to be appended behind its last byte (PDF 7.5.6). */
export interface Increment extends ObjectSink {
  /** Puts a new version of an existing or reserved object. */
  set(ref: PDFRef, object: PDFObject): void;
  /** Takes the next free object number. */
  reserve(): PDFRef;
  /** The whole new document, and where each object of the increment starts in it. */
  write(): { bytes: Buffer; offsets: ReadonlyMap<PDFRef, number> };
}

/** Starts an increment; nothing of the document itself is ever changed. */
export function beginIncrement(file: PdfFile): Increment {
  const objects = new Map<PDFRef, PDFObject>();
  const size = file.trailer.get(PDFName.of('Size'));
  let next = size instanceof PDFNumber ? size.asNumber() : 1;
  const reserve = () => PDFRef.of(next++);
  return {
    context: file.context,
    reserve,
    set: (ref, object) => objects.set(ref, object),
    add(object) {
      const ref = reserve();
      objects.set(ref, object);
      return ref;
    },
    write: () => append(file, objects, next),
  };
}

function append(file: PdfFile, objects: ReadonlyMap<PDFRef, PDFObject>, size: number) {
  const parts: Uint8Array[] = [file.bytes];
  let length = file.bytes.length;
  const push = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  if (file.bytes.at(-1) !== 0x0a) push(ascii('\n'));
  const offsets = new Map<PDFRef, number>();
  for (const [ref, object] of objects) {
    offsets.set(ref, length);
    push(ascii(`${ref.objectNumber} 0 obj\n`));
    push(serialised(object));
    push(ascii('\nendobj\n'));
  }
  const table = length;
  const trailer = trailerFor(file, size, fingerprint(parts.slice(1)));
  push(ascii(`${xrefTable(offsets)}trailer\n${trailer}\nstartxref\n${table}\n%%EOF\n`));
  return { bytes: Buffer.concat(parts, length), offsets };
}

function trailerFor(file: PdfFile, size: number, id: string): string {
  const { context, trailer } = file;
  const ids = file.lookup(trailer.get(PDFName.of('ID')))?.toString() ?? '';
  const first = /<[0-9a-f]+>/i.exec(ids)?.[0] ?? `<${id}>`;
  const previous = file.sections.at(-1)?.start ?? 0;
  const info = trailer.get(PDFName.of('Info'));
  return context
    .obj({ Size: size, Root: file.root, Prev: previous, ...(info ? { Info: info } : {}) })
    .toString()
    .replace(/>>$/, `/ID [ ${first} ${PDFHexString.of(id).toString()} ]\n>>`);
}

/** The second half of /ID: made of the increment, not drawn, so that equal work gives equal bytes. */
function fingerprint(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

function xrefTable(offsets: ReadonlyMap<PDFRef, number>): string {
  const entries = Array.from(offsets, ([ref, offset]) => ({ number: ref.objectNumber, offset }));
  entries.sort((a, b) => a.number - b.number);
  let table = 'xref\n';
  entries.forEach((entry, index) => {
    if (entries[index - 1]?.number !== entry.number - 1) {
      table += `${entry.number} ${runLength(entries, index)}\n`;
    }
    table += `${String(entry.offset).padStart(10, '0')} 00000 n \n`;
  });
  return table;
}

function runLength(entries: readonly { number: number }[], from: number): number {
  let length = 1;
  while (entries[from + length]?.number === (entries[from]?.number ?? 0) + length) length++;
  return length;
}

function serialised(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

function ascii(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
