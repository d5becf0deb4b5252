import type { PDFContext, PDFRef } from 'pdf-lib';
import type { FontRefs } from '../../form/pdf/font-resources.ts';
import type { TypeSet } from '../../form/pdf/form-fonts.ts';
import type { Box } from '../../form/pdf/form-layout.ts';
import { widgetBase } from '../../form/pdf/form-widgets.ts';
import { drawBox } from '../../form/pdf/page-drawing.ts';
import { type SignatureLines, signatureAppearance } from '../../form/pdf/signature-appearance.ts';
import { PLATFORM_FIELD } from '../../seal/signed-fields.ts';
import type { CertificateContent } from '../certificate-content.ts';
import { time } from '../words.ts';
import { type CertificateStyles, COLUMNS } from './certificate-styles.ts';
import type { Piece } from './pieces.ts';

/** Annotation flags of PDF 12.5.3: print, and locked in its place. */
const PRINT_LOCKED = 4 | 128;
const HEIGHT = 58;

/** Where the seal stands, as a piece of the page it ends up on; its box is told when that is known. */
export const sealPiece = (ref: PDFRef, styles: CertificateStyles, placed: (box: Box) => void): Piece => ({
  height: HEIGHT + 46,
  draw(canvas, top) {
    canvas.text('H2', { x: COLUMNS.left, y: top - 30 }, styles.section, 'Seal');
    const box = {
      x: COLUMNS.left,
      y: top - 40 - HEIGHT,
      width: COLUMNS.right - COLUMNS.left,
      height: HEIGHT,
    };
    drawBox(canvas, box);
    canvas.widget(ref);
    placed(box);
  },
});

/** The field and how it looks: sealing leaves the appearance alone, and an unsealed certificate never leaves the papers. */
export function writeSealField(
  context: PDFContext,
  ref: PDFRef,
  { page, box, key }: { page: PDFRef; box: Box; key: number },
  lines: SignatureLines,
  type: TypeSet,
  fonts: FontRefs,
): void {
  const appearance = context.register(signatureAppearance(context, box, lines, type, fonts));
  const widget = context.obj({
    ...widgetBase(page, box, appearance, PLATFORM_FIELD, 'Seal of the evidence certificate'),
    FT: 'Sig',
    F: PRINT_LOCKED,
    StructParent: key,
  });
  context.assign(ref, widget);
}

/** What the seal shows: whose it is, over what, and how that is recognised. */
export const sealLines = ({ transferId, end, chain }: CertificateContent): SignatureLines => ({
  name: 'Sealed by CSP subscription transfer',
  role: `Electronic seal of the platform over the evidence certificate of transfer ${transferId}`,
  when: `The transfer ended ${time(end.at)}; nothing in this file may change after the seal`,
  hash: `Audit chain: ${chain.entries} entries, head ${chain.headHash.slice(0, 16)}…`,
});
