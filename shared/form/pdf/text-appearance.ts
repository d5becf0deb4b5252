import type { PDFContext, PDFStream } from 'pdf-lib';
import { fitText, LEADING, type Space } from './fit-text.ts';
import type { FontRefs } from './font-resources.ts';
import type { TypeSet } from './form-fonts.ts';
import type { FieldSpec } from './form-sections.ts';
import { decimal, showText } from './text-runs.ts';

/** Height of the capitals of the regular face over the font size. */
const CAPITALS = 0.714;

/** Room left and right, and above and below, of a field's text. */
const PADDING = 4;
const BREATH = 1.5;

/** The size a field's text has when it fits; /DA names it too. */
export const FIELD_SIZE = 9.5;

/** The ink of values, in the notation of a content stream. */
export const INK = '0.09 0.12 0.17 rg';

/** How a text field looks: its value, shrunk or wrapped until it fits (PDF 12.7.3.3). */
export function textAppearance(
  context: PDFContext,
  spec: FieldSpec,
  size: { width: number; height: number },
  text: string,
  type: TypeSet,
  fonts: FontRefs,
): PDFStream {
  const space: Space = {
    width: size.width - 2 * PADDING,
    height: size.height - 2 * BREATH,
    largest: FIELD_SIZE,
    smallest: 4.5,
    maxLines: spec.lines,
  };
  const shown = text === '' ? '' : `q\n${INK}\nBT\n${lines(text, space, type)}\nET\nQ\n`;
  return formXObject(context, size, `/Tx BMC\n${shown}EMC`, fonts, usedBy(shown, fonts));
}

/** A form XObject of the given size that draws with these fonts. */
export function formXObject(
  context: PDFContext,
  size: { width: number; height: number },
  content: string,
  fonts: FontRefs,
  used: readonly string[] = Object.keys(fonts),
): PDFStream {
  const Font = Object.fromEntries(Object.entries(fonts).filter(([name]) => used.includes(name)));
  return context.stream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    BBox: [0, 0, rounded(size.width), rounded(size.height)],
    Resources: { Font },
  });
}

/** Names of the fonts a piece of content mentions. */
export function usedBy(content: string, fonts: FontRefs): string[] {
  return Object.keys(fonts).filter((name) => content.includes(`/${name} `));
}

function lines(text: string, space: Space, type: TypeSet): string {
  const fitted = fitText(text, type.regular, space);
  const leading = fitted.size * LEADING;
  const block = (fitted.lines.length - 1) * leading + fitted.size * CAPITALS;
  const baseline = BREATH + (space.height + block) / 2 - fitted.size * CAPITALS;
  const start = `${decimal(PADDING)} ${decimal(baseline)} Td ${decimal(leading)} TL`;
  const shown = fitted.lines.map((line) => showText(line, type.regular, fitted.size));
  return `${start}\n${shown.join('\nT*\n')}`;
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
