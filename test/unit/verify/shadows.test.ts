import { describe, expect, it } from 'vitest';
import { makeSealPki } from '../../../infra/local/seal-certificates.ts';
import { sampleSeal } from '../seal/sample-seal.ts';
import { foreignSigned, packedPdf } from './foreign-pdf.ts';
import { reportOf } from './papers.ts';
import { behindValidation, further, type Parts, stream, withMore } from './shadow-files.ts';

const pki = await makeSealPki(new Date('2026-01-01T00:00:00Z'), { name: 'Somebody else' });
const { root } = await sampleSeal();
const roots = { seal: [root] };
const signed = foreignSigned(await packedPdf('I owe you EUR 10'), pki);
const EVIL = 'I owe you EUR 1000000';

const EMPTY_TYPE3 =
  '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << >> /Encoding << /Differences [] >> /FirstChar 0 /LastChar 0 /Widths [0] >>';
const picture = (text: string) =>
  stream(`BT /F 12 Tf (${text}) Tj ET`, '/Type /XObject /Subtype /Form /BBox [0 0 300 200] ');
const note = (number: number) =>
  `<< /Type /Annot /Subtype /FreeText /Rect [0 0 300 200] /AP << /N ${number} 0 R >> >>`;
const junk = (from: number) =>
  Array.from({ length: 3000 }, (_, index): [number, string] => [from + index, 'null']);
const field = (next: number, more: string) =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /V ${next - 3} 0 R ${more} >>`;

/** Later revisions that show another document, each behind data for validation; with the change that gives it away. */
const SHADOWS: [what: string, objects: (parts: Parts) => [number, string][], kind: string][] = [
  [
    'new content behind three thousand empty objects',
    ({ next, contents, drawing }) => [...junk(next + 1), [contents.objectNumber, drawing(EVIL)]],
    'tooManyObjects',
  ],
  ['new content', ({ contents, drawing }) => [[contents.objectNumber, drawing(EVIL)]], 'pageContentChanged'],
  ['a font that draws nothing', ({ font }) => [[font.objectNumber, EMPTY_TYPE3]], 'objectsReplaced'],
  [
    'a note that stands in the page itself',
    ({ next, pageRef, page }) => [
      [next + 1, picture(EVIL)],
      [pageRef.objectNumber, withMore(page, `/Annots [ ${note(next + 1)} ]`)],
    ],
    'annotationsAdded',
  ],
  [
    'a form in XML beside the fields',
    ({ next, root: { objectNumber }, catalogue }) => [
      [next + 1, stream('<xdp/>')],
      [objectNumber, catalogue.replace('/SigFlags 3', `/SigFlags 3 /XFA ${next + 1} 0 R`)],
    ],
    'documentChanged',
  ],
  [
    'a signature field that has grown a picture',
    ({ next }) => [
      [next + 1, picture(EVIL)],
      [next - 2, field(next, `/Rect [0 0 300 200] /AP << /N ${next + 1} 0 R >>`)],
    ],
    'appearancesChanged',
  ],
];

describe('a document that was given another face after it was signed', () => {
  it.each(SHADOWS)('is never called intact: %s', async (_, objects, kind) => {
    const report = await reportOf(behindValidation(signed, objects), roots);
    expect(report.verdict).toBe('added-after-signing');
    expect(report.revisions.at(-1)?.changes.map((change) => change.kind)).toContain(kind);
  });

  it.each(SHADOWS)('is called so when somebody signed behind it: %s', async (_, objects) => {
    const twice = foreignSigned(behindValidation(signed, objects), pki);
    expect((await reportOf(twice, roots)).verdict).toBe('changed-between-signatures');
  });

  it('is never called intact when its content was struck from the table', async () => {
    const freed = behindValidation(signed, ({ contents }) => [[contents.objectNumber, '']]);
    // The row of the content becomes one of a free object: readers show an empty page.
    const report = await reportOf(asFree(freed), roots);
    expect(report.verdict).toBe('added-after-signing');
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('objectsRemoved');
  });

  it('is never called intact when what holds packed objects was replaced', async () => {
    const { holder } = await packed();
    const swapped = behindValidation(signed, () => [[holder, stream('', '/Type /ObjStm /N 0 /First 0 ')]]);
    const report = await reportOf(swapped, roots);
    expect(report.verdict).toBe('added-after-signing');
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('objectsReplaced');
  });

  it('is never called intact when a note was taken away from its page', async () => {
    const noted = further(await packedPdf(), ({ next, pageRef, page }) => [
      [next, picture('draft')],
      [next + 1, note(next)],
      [pageRef.objectNumber, withMore(page, `/Annots [ ${next + 1} 0 R ]`)],
    ]);
    const bare = behindValidation(foreignSigned(noted, pki), ({ pageRef, page }) => [
      [pageRef.objectNumber, page.replace(/\/Annots \[[^\]]*\]/, '/Annots [ ]')],
    ]);
    const report = await reportOf(bare, roots);
    expect(report.verdict).toBe('added-after-signing');
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('annotationsRemoved');
  });
});

describe('data for validation', () => {
  const once = further(signed, ({ next, root: { objectNumber }, catalogue }) => [
    [next, stream('one certificate')],
    [next + 1, `<< /Certs [ ${next} 0 R ] >>`],
    [objectNumber, withMore(catalogue, `/DSS ${next + 1} 0 R`)],
  ]);

  it('may be added to once more', async () => {
    const more = further(once, ({ next, catalogue }) => {
      const dss = Number(/\/DSS (\d+) 0 R/.exec(catalogue)?.[1]);
      return [
        [next + 1, stream('another certificate')],
        [dss, `<< /Certs [ ${dss - 1} 0 R ${next + 1} 0 R ] >>`],
      ];
    });
    const report = await reportOf(more, roots);
    expect(report.verdict).toBe('signed-elsewhere');
    expect(report.revisions.at(-1)?.changes.map(({ kind }) => kind)).toContain('validationDataAdded');
  });

  it('is nothing to hide another thing in', async () => {
    const hidden = further(signed, ({ root: { objectNumber }, catalogue, font }) => [
      [objectNumber, withMore(catalogue, `/DSS << /Certs [ ${font} ] >>`)],
      [font.objectNumber, EMPTY_TYPE3],
    ]);
    expect((await reportOf(hidden, roots)).verdict).toBe('added-after-signing');
  });
});

describe('what programs write beside a second signature', () => {
  it('is told, and shows no other document: its title, its date', async () => {
    const first = further(await packedPdf(), ({ next, root: { objectNumber }, catalogue }) => [
      [next, stream('<x:xmpmeta/>', '/Type /Metadata /Subtype /XML ')],
      [objectNumber, withMore(catalogue, `/Metadata ${next} 0 R`)],
    ]);
    const described = further(foreignSigned(first, pki), ({ catalogue }) => {
      const metadata = Number(/\/Metadata (\d+) 0 R/.exec(catalogue)?.[1]);
      return [[metadata, stream('<x:xmpmeta> </x:xmpmeta>', '/Type /Metadata /Subtype /XML ')]];
    });
    const report = await reportOf(foreignSigned(described, pki), roots);
    expect(report.verdict).toBe('signed-elsewhere');
    expect(report.revisions.at(-2)?.changes).toMatchObject([{ kind: 'otherObjects', added: 0, replaced: 1 }]);
    expect((await reportOf(described, roots)).verdict).toBe('added-after-signing');
  });
});

/** The object stream of the first revision. */
async function packed(): Promise<{ holder: number }> {
  const text = signed.toString('latin1');
  const holder = /(\d+) 0 obj\s*<<[^>]*\/Type \/ObjStm/.exec(text)?.[1];
  if (!holder) throw new Error('Nothing is packed.');
  return { holder: Number(holder) };
}

/** The last revision's second row made a free one; rows are `1 oooo 0`. */
function asFree(pdf: Buffer): Buffer {
  const copy = Buffer.from(pdf);
  const rows = copy.indexOf('stream\n', copy.lastIndexOf('/Type /XRef')) + 'stream\n'.length;
  copy[rows + 6] = 0;
  return copy;
}
