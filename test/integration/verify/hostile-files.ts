import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import type { Verdict } from '../../../shared/verify/verdict.ts';

const MB = 1024 * 1024;
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const tail = (at: number) => `startxref\n${at}\n%%EOF\n`;

/** A file of these objects with a classic table; the first is the catalogue. */
export function pdfOf(
  objects: readonly (string | Buffer)[],
  trailer = '',
  size = objects.length + 1,
): Buffer {
  const parts: Buffer[] = [latin1('%PDF-1.7\n')];
  let length = 9;
  const offsets = objects.map((object, index) => {
    const at = length;
    const written = Buffer.concat([
      latin1(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      latin1('\nendobj\n'),
    ]);
    parts.push(written);
    length += written.length;
    return at;
  });
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Root 1 0 R /Size ${size} ${trailer}>>\n`;
  return Buffer.concat([...parts, latin1(`${table}${tail(length)}`)]);
}

/** A cross-reference stream that unpacks to so many megabytes. */
function xrefBomb(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * MB), { level: 9 });
  const dict = `<< /Type /XRef /W [1 4 2] /Size 99999999 /Root 1 0 R /Filter /FlateDecode /Length ${packed.length} >>`;
  const start = latin1(`%PDF-1.7\n1 0 obj\n${dict}\nstream\n`);
  return Buffer.concat([start, packed, latin1(`\nendstream\nendobj\n${tail(9)}`)]);
}

/** The catalogue is in an object stream that unpacks to so many megabytes. */
function objectBomb(megabytes: number): Buffer {
  const content = Buffer.concat([latin1('2 0 '), Buffer.alloc(megabytes * MB, 0x20), latin1('<< /A 1 >>')]);
  const packed = deflateSync(content, { level: 9 });
  const rows = Buffer.from([1, 0, 0, 0, 9, 0, 2, 0, 0, 0, 1, 0]);
  const dict = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>`;
  const start = Buffer.concat([
    latin1(`%PDF-1.7\n1 0 obj\n${dict}\nstream\n`),
    packed,
    latin1('\nendstream\nendobj\n'),
  ]);
  const xref = `<< /Type /XRef /W [1 4 1] /Index [1 2] /Size 3 /Root 2 0 R /Length ${rows.length} >>`;
  return Buffer.concat([
    start,
    latin1(`3 0 obj\n${xref}\nstream\n`),
    rows,
    latin1(`\nendstream\nendobj\n${tail(start.length)}`),
  ]);
}

/** A document that would run a script, open something and bring a program along, if anybody let it. */
async function lively(): Promise<Buffer> {
  const doc = await PDFDocument.create();
  doc.addPage([100, 100]);
  doc.addJavaScript('x', 'app.alert(1)');
  await doc.attach(Buffer.from('MZ'), 'evil.exe', { mimeType: 'application/octet-stream' });
  const action = { S: 'JavaScript', JS: PDFString.of('app.alert(2)') };
  doc.catalog.set(PDFName.of('OpenAction'), doc.context.obj(action));
  return Buffer.from(await doc.save({ useObjectStreams: false }));
}

const deep = '['.repeat(200_000);
const catalogue = '<< /Type /Catalog /AcroForm 2 0 R >>';
const noise = Buffer.alloc(5 * MB - 9);
for (let at = 0, seed = 7; at < noise.length; at++) {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  noise[at] = seed >> 16;
}
const fieldsInCircles = ['<< /Fields [3 0 R] >>', '<< /T (a) /Kids [4 0 R] >>', '<< /T (b) /Kids [3 0 R] >>'];
const pagesInCircles = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] >>'];
const endless = (start: string, unit: string) =>
  latin1(`%PDF-1.7\n${start}${unit.repeat(Math.floor((5 * MB - 64) / unit.length))}`);
const manyRanges = latin1('\n9 0 obj << /ByteRange [0 1 2 3] >>'.repeat(120_000));

/** A form of so many fields, in so many revisions, none of which changes anything: small, and long to compare. */
export function manyRevisions(fields: number, revisions: number): Buffer {
  const form = Array.from({ length: fields }, (_, n) => `${n + 4} 0 R`);
  const field = (_: string, n: number) => `<< /FT /Tx /T (f${n}) /V (x) /Kids [3 0 R] >>`;
  let pdf = pdfOf([catalogue, `<< /Fields [${form.join(' ')}] >>`, '<< /A 1 >>', ...form.map(field)]);
  for (let n = 0; n < revisions; n++) {
    const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(pdf.toString('latin1'))?.[1];
    const object = `3 0 obj\n<< /A ${n} >>\nendobj\n`;
    const row = `${String(pdf.length).padStart(10, '0')} 00000 n \n`;
    const trailer = `trailer\n<< /Root 1 0 R /Size ${fields + 4} /Prev ${previous} >>\n`;
    pdf = Buffer.concat([
      pdf,
      latin1(`${object}xref\n3 1\n${row}${trailer}${tail(pdf.length + object.length)}`),
    ]);
  }
  return pdf;
}

/** Files that were made to hurt, with what is said of them. None of them may be genuine, slow, or the end of anything. */
export const HOSTILE: readonly (readonly [string, Buffer, Verdict])[] = [
  ['a table that unpacks to 16 MB', xrefBomb(17), 'unreadable'],
  ['a table that unpacks to 64 MB', xrefBomb(64), 'unreadable'],
  ['a table that unpacks to 256 MB', xrefBomb(256), 'unreadable'],
  ['an object that unpacks to 256 MB', objectBomb(256), 'unreadable'],
  ['arrays 200,000 deep', pdfOf([catalogue, deep]), 'unreadable'],
  ['a trailer 200,000 deep', latin1(`%PDF-1.7\nxref\n0 0\ntrailer\n${deep}${tail(9)}`), 'unreadable'],
  [
    'tables in a circle',
    latin1(`%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\n${tail(9)}`),
    'unreadable',
  ],
  ['fields in a circle', pdfOf([catalogue, ...fieldsInCircles]), 'not-signed-not-asked'],
  ['pages in a circle', pdfOf(pagesInCircles), 'not-signed-not-asked'],
  ['a size of a billion', pdfOf([catalogue, '<< /Fields [] >>'], '', 1_000_000_000), 'not-signed-not-asked'],
  ['a table of ten million rows', latin1(`%PDF-1.7\nxref\n0 9999999\n${tail(9)}`), 'unreadable'],
  [
    'a table before the file',
    latin1(`%PDF-1.7\nxref\n0 0\ntrailer\n<< /Prev -5 /Root 1 0 R >>\n${tail(9)}`),
    'unreadable',
  ],
  ['a web page in front', latin1(`<html><script>alert(1)</script></html>${pdfOf([catalogue])}`), 'not-a-pdf'],
  [
    'a web page inside',
    pdfOf([catalogue, '(<html><script>alert(1)</script></html>)']),
    'not-signed-not-asked',
  ],
  [
    'an archive behind',
    Buffer.concat([pdfOf(['<< /Type /Catalog >>']), latin1('PK\u0003\u0004'), noise.subarray(0, 9000)]),
    'not-signed-not-asked',
  ],
  ['an archive', Buffer.concat([latin1('PK\u0003\u0004'), noise.subarray(0, 9000)]), 'not-a-pdf'],
  ['scripts, actions and a program', await lively(), 'not-signed-not-asked'],
  ['5 MB of noise', Buffer.concat([latin1('%PDF-1.7\n'), noise]), 'unreadable'],
  ['5 MB of brackets', latin1(`%PDF-1.7\n${'('.repeat(5 * MB - 64)}${tail(9)}`), 'unreadable'],
  [
    '5 MB of ends of file',
    latin1('%PDF-1.7\n'.concat('startxref\n9\n%%EOF\n'.repeat(270_000))),
    'unreadable',
  ],
  ['a hundred thousand byte ranges', Buffer.concat([latin1('%PDF-1.7\n'), manyRanges]), 'cut-off'],
  ['byte ranges without a signature', endless('1 0 obj <<', '/ByteRange [ '), 'cut-off'],
  ['byte ranges one inside the other', endless('', '1 0 obj<< /ByteRange ['), 'cut-off'],
  ['dictionaries without an end', endless('1 0 obj<<', '/A << /ByteRange [0 1 2 3] '), 'cut-off'],
  ['an empty file', Buffer.from('\n'), 'not-a-pdf'],
];
