import type { FieldSpec, SectionSpec } from './form-sections.ts';

/** A rectangle in points from the lower left corner of the page. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A field where it stands: its box and the baseline of its label above it. */
export interface PlacedField {
  spec: FieldSpec;
  box: Box;
  label: { x: number; y: number; width: number };
}

/** A section where it stands; `fields` go from top to bottom, left to right. */
export interface PlacedSection {
  title: string;
  who: string;
  y: number;
  fields: PlacedField[];
  bottom: number;
}

/** Paper of the cloud the subscription lives in (DOMAIN 6.2: US Government uses Letter). */
export const PAPER = {
  public: { width: 595.28, height: 841.89 },
  usgov: { width: 612, height: 792 },
} as const;

export const MARGIN = 40;

const GUTTER = 8;
const LABEL = 10;
const ROW = { one: 18.5, wrapping: 22, full: 28 } as const;
const AFTER_ROW = 5.5;
const HEADING = 20;
const AFTER_SECTION = 10;

/** Places a section with its top at `top`; without a title it needs no room for a heading. */
export function placeSection(spec: SectionSpec, top: number, pageWidth: number): PlacedSection {
  const width = pageWidth - 2 * MARGIN;
  let y = spec.title === '' ? top : top - HEADING;
  const fields: PlacedField[] = [];
  for (const row of spec.rows) {
    const height = rowHeight(row);
    const boxY = y - LABEL - height;
    fields.push(...placeRow(row, boxY, height, width));
    y = boxY - AFTER_ROW;
  }
  return { title: spec.title, who: spec.who, y: top, fields, bottom: y - AFTER_SECTION };
}

function placeRow(row: readonly FieldSpec[], y: number, height: number, width: number): PlacedField[] {
  const column = (width + GUTTER) / 12;
  let used = 0;
  return row.map((spec) => {
    const x = MARGIN + used * column;
    used += spec.span;
    const box = { x, y, width: spec.span * column - GUTTER, height };
    return { spec, box, label: { x, y: y + height + 2.6, width: box.width } };
  });
}

/** A long value that has the whole width gets the tallest row; elsewhere it shrinks a little more. */
function rowHeight(row: readonly FieldSpec[]): number {
  const wraps = row.filter((spec) => spec.lines > 1);
  if (wraps.some((spec) => spec.span === 12)) return ROW.full;
  return wraps.length > 0 ? ROW.wrapping : ROW.one;
}
