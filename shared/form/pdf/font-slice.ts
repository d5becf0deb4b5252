import { createHash } from 'node:crypto';
import type { Font } from 'fontkit';

/** One glyph inside a slice: its number there and its advance in thousandths of the font size. */
export interface SliceGlyph {
  id: number;
  width: number;
}

/** A part of a font face, ready to be embedded: equal code points give equal bytes in every process. */
export interface FontSlice {
  /** The name in /Resources, such as `NotoLatin`. */
  resource: string;
  /** The face's PostScript name behind a subset tag, as PDF wants it: `ABCDEF+NotoSans-Regular`. */
  baseName: string;
  face: Font;
  glyphs: ReadonlyMap<number, SliceGlyph>;
  /** The TrueType program, uncompressed. */
  program: Uint8Array;
}

/**
 * Cuts the given code points out of a face; those it does not know are left out. Glyphs are numbered in the order
 * of the points, from 1; 0 stays the face's sign for a missing glyph.
 */
export function cutSlice(resource: string, face: Font, wanted: readonly number[]): FontSlice {
  const points = wanted.filter((point) => face.hasGlyphForCodePoint(point));
  const subset = face.createSubset();
  const ids = new Map<number, number>([[0, 0]]);
  const glyphs = new Map<number, SliceGlyph>();
  for (const point of points) {
    const glyph = face.glyphForCodePoint(point);
    const id = ids.get(glyph.id) ?? ids.size;
    ids.set(glyph.id, id);
    subset.includeGlyph(glyph);
    glyphs.set(point, { id, width: Math.round((glyph.advanceWidth * 1000) / face.unitsPerEm) });
  }
  const baseName = `${subsetTag(points)}+${face.postscriptName}`;
  return { resource, baseName, face, glyphs, program: subset.encode() };
}

/** Six capitals from the code points: the tag PDF 9.6.4 asks for, without the usual random draw. */
function subsetTag(points: readonly number[]): string {
  const digest = createHash('sha256').update(points.join(',')).digest();
  return Array.from(digest.subarray(0, 6), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
}
