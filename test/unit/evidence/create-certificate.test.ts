import fc from 'fast-check';
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import type { CertificateContent } from '../../../shared/evidence/certificate-content.ts';
import { certificateBlocks } from '../../../shared/evidence/pdf/certificate-blocks.ts';
import { createCertificate } from '../../../shared/evidence/pdf/create-certificate.ts';
import { firstPageValues } from '../../../shared/form/pdf/field-values.ts';
import { graphProblems } from '../form/object-graph.ts';
import { plainContent } from '../form/sample-content.ts';
import { frozen } from '../transfer/walk.ts';
import { contentOf } from './a-case-that-ends.ts';
import { completed, correctedTwice, delegatedWithCode, ENDS } from './stories.ts';

const fonts = await loadFormFonts();
const made = async (content: CertificateContent) => Buffer.from(await createCertificate(content, fonts));
const open = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false });
const plain = frozen(await contentOf(await completed()));

describe('the certificate', () => {
  it('is the same bytes for the same content, whatever the order of its keys', async () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, reversed(each)]),
      );
    };
    const first = await made(plain);
    expect((await made(structuredClone(plain))).equals(first)).toBe(true);
    expect((await made(reversed(plain) as CertificateContent)).equals(first)).toBe(true);
  });

  it('is other bytes, with another id, for a chain with another head', async () => {
    const other = { ...plain, chain: { ...plain.chain, headHash: 'e'.repeat(64) } };
    const ids = await Promise.all(
      [plain, other].map(async (content) => (await open(await made(content))).context.trailerInfo.ID),
    );
    expect(String(ids[0])).not.toBe(String(ids[1]));
  });

  it('takes its date from the end of the transfer and never from a clock', async () => {
    const doc = await open(await made(plain));
    expect(doc.getCreationDate()?.toISOString()).toBe(plain.end.at);
    expect(doc.getModificationDate()).toBeUndefined();
  });

  it('has a title, a language, tags and no object that is missing or unused', async () => {
    for (const make of [completed, correctedTwice, delegatedWithCode, ENDS.rejected]) {
      const bytes = await made(await contentOf(await make()));
      const doc = await open(bytes);
      expect(doc.getTitle()).toMatch(/^Evidence certificate of transfer t[a-z0-9]{25}$/);
      expect(String(doc.catalog.get(PDFName.of('Lang')))).toContain('en-US');
      expect(String(doc.catalog.lookup(PDFName.of('MarkInfo')))).toContain('/Marked true');
      expect(await graphProblems(bytes)).toEqual([]);
    }
  });

  it('has one signature field, named seal, visible on the last page and found by its tag', async () => {
    const doc = await open(await made(plain));
    const fields = doc.getForm().getFields();
    expect(fields.map((field) => field.getName())).toEqual(['seal']);
    const [widget] = fields.map((field) => field.acroField.dict);
    expect(widget?.get(PDFName.of('FT'))).toBe(PDFName.of('Sig'));
    expect(widget?.has(PDFName.of('V'))).toBe(false);
    expect(widget?.has(PDFName.of('TU'))).toBe(true);
    const { width, height } = widget?.lookup(PDFName.of('Rect'), PDFArray).asRectangle() ?? {
      width: 0,
      height: 0,
    };
    expect([width > 400, height > 40]).toEqual([true, true]);
    const pages = doc.getPages();
    expect(widget?.get(PDFName.of('P'))).toBe(pages.at(-1)?.ref);
    const annotations = pages.map(({ node }) => node.Annots()?.size() ?? 0);
    expect(annotations).toEqual([...pages.slice(1).map(() => 0), 1]);
    const tree = doc.catalog
      .lookup(PDFName.of('StructTreeRoot'), PDFDict)
      .lookup(PDFName.of('ParentTree'), PDFDict);
    const numbers = tree.lookup(PDFName.of('Nums'), PDFArray).asArray().map(String);
    expect(numbers).toContain(String(widget?.get(PDFName.of('StructParent'))));
  });

  it('names every cloud as the form does', () => {
    for (const cloud of ['usgov', 'public'] as const) {
      const [named] = certificateBlocks({ ...plain, cloud }).flatMap((block) =>
        block.kind === 'row' && block.label === 'Cloud' ? block.paragraphs : [],
      );
      expect(named).toBe(firstPageValues({ ...plainContent, cloud }).get('head_cloud'));
    }
  });

  it('is A4 for every cloud', async () => {
    for (const cloud of ['usgov', 'public'] as const) {
      const doc = await open(await made({ ...plain, cloud }));
      for (const page of doc.getPages()) expect(page.getSize()).toEqual({ width: 595.28, height: 841.89 });
    }
  });

  it('is made of whatever text people typed, and leaves its content alone', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, reason, browser) => {
        const content = frozen(withTexts(plain, { name, reason, browser }));
        const bytes = await made(content);
        expect((await made(content)).equals(bytes)).toBe(true);
        expect((await open(bytes)).getPageCount()).toBeGreaterThan(3);
      }),
      { numRuns: 12 },
    );
  });
});

/** The content with other names, reasons and browsers, wherever people can choose them. */
function withTexts(
  content: CertificateContent,
  { name, reason, browser }: { name: string; reason: string; browser: string },
): CertificateContent {
  return {
    ...content,
    request: { ...content.request, by: name },
    end: { ...content.end, cause: { by: name }, reason },
    parties: content.parties.map((party) => ({
      ...party,
      organisation: name,
      signatures: party.signatures.map((signature) => ({ ...signature, name, userAgent: browser })),
    })),
    course: content.course.map((entry) => ({ ...entry, sentence: reason })),
  };
}
