import type { TypeSet } from './form-fonts.ts';
import { type Box, MARGIN, type PlacedSection } from './form-layout.ts';
import type { PageCanvas, Style } from './page-canvas.ts';
import { widthOf } from './text-runs.ts';

/** The form's few ways of setting text, all taken from one palette. */
export interface Styles {
  title: Style;
  subtitle: Style;
  heading: Style;
  label: Style;
  note: Style;
}

/** Background of a box somebody fills in. */
const FIELD_TINT = '0.945 0.957 0.973';
const RULE = '0.05 0.29 0.52';
const HAIRLINE = '0.72 0.77 0.83';

/** Dark ink for what matters, blue for structure, grey of contrast 7:1 for labels. */
export function formStyles(type: TypeSet): Styles {
  const bold = [type.bold];
  const slices = type.regular;
  return {
    title: { slices: bold, size: 19, colour: '0.05 0.29 0.52' },
    subtitle: { slices, size: 9.5, colour: '0.25 0.29 0.34' },
    heading: { slices: bold, size: 11, colour: '0.05 0.29 0.52' },
    label: { slices, size: 7.25, colour: '0.33 0.36 0.41' },
    note: { slices, size: 7.75, colour: '0.33 0.36 0.41' },
  };
}

/** Title, one sentence of purpose and a rule; answers where the content below may start. */
export function drawTitle(canvas: PageCanvas, page: Box, styles: Styles): number {
  const top = page.height - MARGIN;
  canvas.text('H1', { x: MARGIN, y: top - 15 }, styles.title, 'CSP Subscription Transfer form');
  const purpose = 'One Azure subscription of a customer moves from its current partner to a new partner.';
  canvas.text('P', { x: MARGIN, y: top - 31 }, styles.subtitle, purpose);
  canvas.rectangle({ x: MARGIN, y: top - 41, width: page.width - 2 * MARGIN, height: 1.6 }, RULE);
  return top - 49;
}

/** The small head of a following page. */
export function drawRunningHead(canvas: PageCanvas, page: Box, styles: Styles, transferId: string): number {
  const top = page.height - MARGIN;
  const text = shortened(`CSP Subscription Transfer form, transfer ${transferId}`);
  canvas.artifactText({ x: MARGIN, y: top - 8 }, styles.note, text);
  canvas.rectangle({ x: MARGIN, y: top - 15, width: page.width - 2 * MARGIN, height: 0.8 }, RULE);
  return top - 24;
}

/** Heading, who fills it in, and per field a tinted box with its label above; fields are announced by `onField`. */
export function drawSection(
  canvas: PageCanvas,
  section: PlacedSection,
  right: number,
  styles: Styles,
  onField: (index: number) => void,
): void {
  if (section.title !== '') drawHeading(canvas, section.title, section.who, section.y, right, styles);
  section.fields.forEach(({ spec, box, label }, index) => {
    canvas.text('P', label, styles.label, spec.label);
    drawBox(canvas, box);
    onField(index);
  });
}

/** A section's heading with a note set flush right on the same line. */
export function drawHeading(
  canvas: PageCanvas,
  title: string,
  note: string,
  top: number,
  right: number,
  styles: Styles,
): void {
  canvas.text('H2', { x: MARGIN, y: top - 11 }, styles.heading, title);
  if (note === '') return;
  const width = widthOf(note, styles.note.slices) * styles.note.size;
  canvas.text('P', { x: right - width, y: top - 11 }, styles.note, note);
}

/** The tinted ground of a field with a line under it. */
export function drawBox(canvas: PageCanvas, box: Box): void {
  canvas.rectangle(box, FIELD_TINT);
  canvas.rectangle({ ...box, height: 0.6 }, HAIRLINE);
}

/** Page number and the identity of the form, on every page. */
export function drawFooter(
  canvas: PageCanvas,
  page: Box,
  styles: Styles,
  facts: { left: string; right: string },
): void {
  canvas.rectangle({ x: MARGIN, y: 32, width: page.width - 2 * MARGIN, height: 0.5 }, HAIRLINE);
  canvas.artifactText({ x: MARGIN, y: 21 }, styles.note, shortened(facts.left));
  const width = widthOf(facts.right, styles.note.slices) * styles.note.size;
  canvas.artifactText({ x: page.width - MARGIN - width, y: 21 }, styles.note, facts.right);
}

/** Running heads and footers have one line; ids are short, but nothing may ever run off the page. */
function shortened(text: string): string {
  return text.length > 96 ? `${text.slice(0, 95)}…` : text;
}
