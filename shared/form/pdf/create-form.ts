import { createHash } from 'node:crypto';
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type FieldValues, firstPageValues } from './field-values.ts';
import { embedFonts } from './font-resources.ts';
import type { FormContent } from './form-content.ts';
import type { FormFonts } from './form-fonts.ts';
import { PAPER } from './form-layout.ts';
import { type DrawnPage, drawFirstPage, drawSecondPage } from './form-pages.ts';
import { acroForm, type WidgetMaker } from './form-widgets.ts';
import type { PageCanvas } from './page-canvas.ts';
import { structureKeys, writeStructureTree } from './structure-tree.ts';

/** Two pages on two papers. */
const deflated = new Map<string, Uint8Array>();
const MAX_DEFLATED = 4;

/**
 * The CSP Subscription Transfer form (DOMAIN 6.2) before any signature: a tagged PDF 1.7 with living fields, the
 * current partner's filled and read-only, the new partner's empty. Equal content gives equal bytes.
 * Text is normalised by `printable`; letters no font has are printed as U+FFFD, the field's value keeps them.
 */
export async function createForm(content: FormContent, fonts: FormFonts): Promise<Uint8Array> {
  const values = firstPageValues(content);
  const type = await fonts.typeSetFor([...values.values()]);
  const doc = await PDFDocument.create({ updateMetadata: false });
  describe(doc, content);
  const { context } = doc;
  const sink = { context, add: context.register.bind(context) };
  const maker: WidgetMaker = { context, type, fonts: embedFonts(sink, type), values };

  const paper: [number, number] = [PAPER[content.cloud].width, PAPER[content.cloud].height];
  const pages = [
    drawFirstPage(maker, doc.addPage(paper).ref, content),
    drawSecondPage(maker, doc.addPage(paper).ref, content),
  ];
  finish(doc, maker, pages);
  context.trailerInfo.ID = documentId(context, values);
  return doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** Title in the window, language, author: what a reader announces before the first page. */
function describe(doc: PDFDocument, content: FormContent): void {
  doc.setTitle('CSP Subscription Transfer form', { showInWindowTitleBar: true });
  doc.setLanguage('en-US');
  doc.setAuthor('CSP subscription transfer');
  doc.setSubject(`Transfer ${content.transferId}, revision ${content.revision}`);
  doc.setCreationDate(new Date(content.createdAt));
  doc.setProducer('CSP subscription transfer');
}

function finish(doc: PDFDocument, { context, fonts }: WidgetMaker, pages: readonly DrawnPage[]): void {
  const keys = structureKeys(pages);
  const nodes = doc.getPages().map((page) => page.node);
  pages.forEach(({ canvas, widgets }, index) => {
    const node = nodes[index];
    node?.set(PDFName.of('Contents'), pageContents(context, canvas));
    node?.set(PDFName.of('Resources'), context.obj({ Font: fonts }));
    node?.set(PDFName.of('Annots'), context.obj([...widgets]));
    node?.set(PDFName.of('StructParents'), context.obj(keys.ofPage(index)));
    node?.set(PDFName.of('Tabs'), PDFName.of('S'));
    for (const ref of widgets) {
      context.lookup(ref, PDFDict).set(PDFName.of('StructParent'), context.obj(keys.ofWidget(ref)));
    }
  });
  doc.catalog.set(
    PDFName.of('AcroForm'),
    context.register(acroForm(context, signaturesFirst(context, pages), fonts)),
  );
  doc.catalog.set(PDFName.of('StructTreeRoot'), writeStructureTree(context, pages, keys));
  doc.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
}

/** Page contents whose fixed part is deflated once per process. */
function pageContents(context: PDFDocument['context'], canvas: PageCanvas) {
  const text = canvas.fixed();
  const contents = deflated.get(text) ?? context.flateStream(text).getContents();
  if (deflated.size < MAX_DEFLATED) deflated.set(text, contents);
  const fixed = PDFRawStream.of(context.obj({ Filter: 'FlateDecode', Length: contents.length }), contents);
  const varying = context.stream(`\n${canvas.varying()}`);
  return context.obj([context.register(fixed), context.register(varying)]);
}

/** The form's list has no order of its own; with the signatures in front, sealing reads three fields and not sixty. */
function signaturesFirst(context: PDFDocument['context'], pages: readonly DrawnPage[]): PDFRef[] {
  const isSignature = (ref: PDFRef) =>
    context.lookup(ref, PDFDict).get(PDFName.of('FT')) === PDFName.of('Sig');
  const refs = pages.flatMap(({ widgets }) => widgets);
  return [...refs.filter(isSignature), ...refs.filter((ref) => !isSignature(ref))];
}

/** Both halves of /ID from what the form says: the file is a function of it (PDF 14.4 asks only to be unique). */
function documentId(context: PDFDocument['context'], values: FieldValues) {
  const hash = createHash('sha256')
    .update(JSON.stringify([...values]))
    .digest('hex')
    .slice(0, 32);
  return context.obj([PDFHexString.of(hash), PDFHexString.of(hash)]);
}
