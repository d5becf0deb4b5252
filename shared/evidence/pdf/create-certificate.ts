import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib';
import { canonicalJson } from '../../audit/chain.ts';
import { embedFonts, type FontRefs } from '../../form/pdf/font-resources.ts';
import type { FormFonts, TypeSet } from '../../form/pdf/form-fonts.ts';
import { type Box, MARGIN } from '../../form/pdf/form-layout.ts';
import { acroForm } from '../../form/pdf/form-widgets.ts';
import { blankPage, type PageCanvas } from '../../form/pdf/page-canvas.ts';
import { drawFooter, formStyles } from '../../form/pdf/page-drawing.ts';
import { structureKeys, type TaggedPage, writeStructureTree } from '../../form/pdf/structure-tree.ts';
import type { CertificateContent } from '../certificate-content.ts';
import { type Block, mapTexts, textsOf } from './blocks.ts';
import { certificateBlocks } from './certificate-blocks.ts';
import { type CertificateStyles, COLUMNS, certificateStyles, PAGE, RULE } from './certificate-styles.ts';
import { legible } from './legible.ts';
import { asOne, type Piece, piecesOf } from './pieces.ts';
import { sealLines, sealPiece, writeSealField } from './seal-field.ts';
import { setPages } from './set-pages.ts';

const TITLE = 'Evidence certificate';

/**
 * The evidence certificate of an ended transfer before it is sealed: a tagged A4 PDF 1.7 of as many pages as it takes,
 * with one signature field (`seal`) on the last. Equal content gives equal bytes; the file's date is the end of the
 * transfer. Behind letters no font has stand their code points.
 */
export async function createCertificate(content: CertificateContent, fonts: FormFonts): Promise<Uint8Array> {
  const blocks = certificateBlocks(content);
  const lines = sealLines(content);
  const type = await fonts.typeSetFor([...blocks.flatMap(textsOf), ...Object.values(lines)]);
  const styles = certificateStyles(type);
  const doc = await PDFDocument.create({ updateMetadata: false });
  describe(doc, content);
  const { context } = doc;
  const fontRefs = embedFonts({ context, add: context.register.bind(context) }, type);

  const seal = context.nextRef();
  let box: Box = { ...PAGE, height: 0 };
  const sealed = sealPiece(seal, styles, (placed) => {
    box = placed;
  });
  const first = blankPage();
  const pieces = piecesWith(sealed, blocks, type, styles);
  const canvases = setPages(first, drawHead(first, styles, content), pieces);
  canvases.forEach((canvas, index) => {
    drawFooter(canvas, PAGE, formStyles(type), {
      left: `${TITLE} of transfer ${content.transferId}`,
      right: `Page ${index + 1} of ${canvases.length}`,
    });
  });

  const pages = canvases.map((canvas) => ({ canvas, ref: doc.addPage([PAGE.width, PAGE.height]).ref }));
  const keys = finish(doc, pages, seal, fontRefs);
  const last = pages.at(-1)?.ref ?? seal;
  const place = { page: last, box, key: keys.ofWidget(seal) };
  writeSealField(context, seal, place, lines, type, fontRefs);
  context.trailerInfo.ID = documentId(doc, content);
  return doc.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** The last section, which is ours and short, goes with the seal: a seal alone on its page would seal nothing in sight. */
function piecesWith(
  sealed: Piece,
  blocks: readonly Block[],
  type: TypeSet,
  styles: CertificateStyles,
): Piece[] {
  const piecesFor = (some: readonly Block[]) =>
    some.flatMap((block) =>
      piecesOf(
        mapTexts(block, (text) => legible(text, type)),
        styles,
      ),
    );
  const last = blocks.findLastIndex(({ kind }) => kind === 'section');
  return [...piecesFor(blocks.slice(0, last)), asOne([...piecesFor(blocks.slice(last)), sealed])];
}

/** Title in the window, language, author: what a reader announces before the first page. */
function describe(doc: PDFDocument, { transferId, end }: CertificateContent): void {
  doc.setTitle(`${TITLE} of transfer ${transferId}`, { showInWindowTitleBar: true });
  doc.setLanguage('en-US');
  doc.setAuthor('CSP subscription transfer');
  doc.setSubject(`How transfer ${transferId} was signed, and how it ended`);
  doc.setCreationDate(new Date(end.at));
  doc.setProducer('CSP subscription transfer');
}

/** Title and purpose of the first page; answers where the content below may start. */
function drawHead(canvas: PageCanvas, styles: CertificateStyles, { transferId }: CertificateContent): number {
  const top = PAGE.height - MARGIN;
  const { left, right } = COLUMNS;
  canvas.text('H1', { x: left, y: top - 15 }, styles.title, TITLE);
  const purpose = `CSP subscription transfer ${transferId}: who signed the form, how, and how the transfer ended.`;
  canvas.text('P', { x: left, y: top - 31 }, styles.subtitle, purpose);
  canvas.rectangle({ x: left, y: top - 41, width: right - left, height: 1.6 }, RULE);
  return top - 54;
}

/** Contents, tags and the form of one field; answers the keys by which the tags are found. */
function finish(doc: PDFDocument, pages: readonly TaggedPage[], seal: PDFRef, fonts: FontRefs) {
  const { context } = doc;
  const keys = structureKeys(pages);
  const Font = context.register(context.obj({ ...fonts }));
  doc.getPages().forEach(({ node }, index) => {
    const canvas = pages[index]?.canvas;
    if (!canvas) return;
    const contents = context.flateStream(`${canvas.fixed()}\n${canvas.varying()}`);
    node.set(PDFName.of('Contents'), context.register(contents));
    node.set(PDFName.of('Resources'), context.obj({ Font }));
    node.set(PDFName.of('Annots'), context.obj(index === pages.length - 1 ? [seal] : []));
    node.set(PDFName.of('StructParents'), context.obj(keys.ofPage(index)));
    node.set(PDFName.of('Tabs'), PDFName.of('S'));
  });
  const tree = writeStructureTree(context, pages, keys, TITLE);
  doc.catalog.set(PDFName.of('AcroForm'), context.register(acroForm(context, [seal], fonts)));
  doc.catalog.set(PDFName.of('StructTreeRoot'), tree);
  doc.catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  return keys;
}

/** Both halves of /ID from what the certificate says (PDF 14.4 asks only to be unique). */
function documentId({ context }: PDFDocument, content: CertificateContent) {
  const hash = createHash('sha256').update(canonicalJson(content)).digest('hex').slice(0, 32);
  return context.obj([PDFHexString.of(hash), PDFHexString.of(hash)]);
}
