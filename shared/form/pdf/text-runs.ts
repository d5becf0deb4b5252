import type { FontSlice, SliceGlyph } from './font-slice.ts';

/** Consecutive characters of one slice, as the hexadecimal glyph numbers a `Tj` shows. */
interface Run {
  slice: FontSlice;
  hex: string;
}

const REPLACEMENT = 0xfffd;

/** The advance of one code point at size 1. */
export function advanceOf(point: number, slices: readonly FontSlice[]): number {
  return glyphOf(point, slices).glyph.width / 1000;
}

/** The width of a text at size 1. */
export function widthOf(text: string, slices: readonly FontSlice[]): number {
  let width = 0;
  for (const character of text) width += advanceOf(character.codePointAt(0) ?? REPLACEMENT, slices);
  return width;
}

/** The operators that show a text at the current text position, changing fonts where its letters ask for it. */
export function showText(text: string, slices: readonly FontSlice[], size: number): string {
  return runsOf(text, slices)
    .map(({ slice, hex }) => `/${slice.resource} ${decimal(size)} Tf <${hex}> Tj`)
    .join('\n');
}

/** A number as a content stream wants it: no exponent, no needless digits. */
export function decimal(value: number): string {
  return String(Number(value.toFixed(3)));
}

function runsOf(text: string, slices: readonly FontSlice[]): Run[] {
  const runs: Run[] = [];
  for (const character of text) {
    const { slice, glyph } = glyphOf(character.codePointAt(0) ?? REPLACEMENT, slices);
    const hex = glyph.id.toString(16).padStart(4, '0');
    const last = runs.at(-1);
    if (last?.slice === slice) last.hex += hex;
    else runs.push({ slice, hex });
  }
  return runs;
}

function glyphOf(point: number, slices: readonly FontSlice[]): { slice: FontSlice; glyph: SliceGlyph } {
  for (const slice of slices) {
    const glyph = slice.glyphs.get(point);
    if (glyph) return { slice, glyph };
  }
  const [first] = slices;
  if (!first) throw new Error('Text needs at least one font slice.');
  if (point !== REPLACEMENT && first.glyphs.has(REPLACEMENT)) return glyphOf(REPLACEMENT, [first]);
  return { slice: first, glyph: { id: 0, width: 600 } };
}
