import type { PDFRef } from 'pdf-lib';
import type { FormContent } from './form-content.ts';
import { type Box, MARGIN, PAPER, placeSection } from './form-layout.ts';
import { FIRST_PAGE, HEAD, SECOND_PAGE, type SectionSpec } from './form-sections.ts';
import { signatureWidget, textWidget, type WidgetMaker } from './form-widgets.ts';
import { blankPage, type PageCanvas } from './page-canvas.ts';
import * as draw from './page-drawing.ts';
import { printable } from './printable.ts';
import { SIGNATURES } from './signature-fields.ts';
import type { TaggedPage } from './structure-tree.ts';

/** A drawn page and its fields in the order of reading. */
export interface DrawnPage extends TaggedPage {
  widgets: PDFRef[];
}

const SIGNATURE_HEIGHT = 56;

const STEPS = [
  '1.  The current partner fills in this page and signs first. Its signature locks the page.',
  '2.  The new partner fills in the second page. Then the customer and the new partner sign, in either order.',
  '3.  The current partner attaches the completed form to its existing service ticket.',
];

/** Page 1: what the current partner states, and how the form is completed. */
export function drawFirstPage(maker: WidgetMaker, ref: PDFRef, content: FormContent): DrawnPage {
  const page = pageBox(content);
  const canvas = blankPage();
  const styles = draw.formStyles(maker.type);
  const widgets: PDFRef[] = [];
  let y = draw.drawTitle(canvas, page, styles);
  for (const spec of [HEAD, ...FIRST_PAGE])
    y = fillSection(maker, { ref, canvas, widgets }, spec, y, page, true);
  draw.drawHeading(canvas, 'How this form is completed', '', y, page.width - MARGIN, styles);
  STEPS.forEach((step, index) => {
    canvas.text('P', { x: MARGIN, y: y - 26 - index * 12.5 }, styles.subtitle, step);
  });
  draw.drawFooter(canvas, page, styles, footer(content, 1));
  return { ref, canvas, widgets };
}

/** Page 2: what the new partner adds, and the three signatures. */
export function drawSecondPage(maker: WidgetMaker, ref: PDFRef, content: FormContent): DrawnPage {
  const page = pageBox(content);
  const canvas = blankPage();
  const styles = draw.formStyles(maker.type);
  const widgets: PDFRef[] = [];
  let y = draw.drawRunningHead(canvas, page, styles, printable(content.transferId));
  for (const spec of SECOND_PAGE) y = fillSection(maker, { ref, canvas, widgets }, spec, y, page, false);
  const note = 'Each signature is sealed by the platform and can be checked in any PDF reader';
  draw.drawHeading(canvas, 'Signatures', note, y, page.width - MARGIN, styles);
  y -= 20;
  for (const spec of SIGNATURES) {
    const box = {
      x: MARGIN,
      y: y - 11 - SIGNATURE_HEIGHT,
      width: page.width - 2 * MARGIN,
      height: SIGNATURE_HEIGHT,
    };
    canvas.text('H3', { x: MARGIN, y: y - 7 }, styles.label, spec.heading);
    draw.drawBox(canvas, box);
    const widget = signatureWidget(maker, ref, spec, box);
    widgets.push(widget);
    canvas.widget(widget);
    y = box.y - 7;
  }
  draw.drawFooter(canvas, page, styles, footer(content, 2));
  return { ref, canvas, widgets };
}

function fillSection(
  maker: WidgetMaker,
  { ref, canvas, widgets }: { ref: PDFRef; canvas: PageCanvas; widgets: PDFRef[] },
  spec: SectionSpec,
  top: number,
  page: Box,
  readOnly: boolean,
): number {
  const section = placeSection(spec, top, page.width);
  draw.drawSection(canvas, section, page.width - MARGIN, draw.formStyles(maker.type), (index) => {
    const field = section.fields[index];
    if (!field) return;
    const widget = textWidget(maker, ref, field, readOnly);
    widgets.push(widget);
    canvas.widget(widget);
  });
  return section.bottom;
}

function pageBox(content: FormContent): Box {
  return { x: 0, y: 0, ...PAPER[content.cloud] };
}

function footer(content: FormContent, page: number) {
  const transfer = printable(content.transferId);
  const version = printable(content.formVersion);
  return {
    left: `Transfer ${transfer}, revision ${content.revision}, form version ${version}`,
    right: `Page ${page} of 2`,
  };
}
