import type { PDFRef } from 'pdf-lib';
import { embedSlice, type ObjectSink } from './font-objects.ts';
import type { FontSlice } from './font-slice.ts';
import type { TypeSet } from './form-fonts.ts';

/** Resource name to font object: what stands in a /Font dictionary. */
export type FontRefs = Record<string, PDFRef>;

/** Slices a later increment may count on finding in the form's own resources. */
const FIXED = new Set(['NotoLatin', 'NotoGreekCyrillic', 'NotoBold']);

/** Embeds what is not there yet; `present` are the fonts the document already carries in /DR. */
export function embedFonts(sink: ObjectSink, type: TypeSet, present: FontRefs = {}): FontRefs {
  const fonts: FontRefs = {};
  for (const slice of [...type.regular, type.bold]) {
    const known = isFixed(slice) ? present[slice.resource] : undefined;
    fonts[slice.resource] = known ?? embedSlice(sink, slice);
  }
  return fonts;
}

/** The fonts whose bytes are the same in every document, and which /DR therefore offers to later increments. */
export function fixedFonts(fonts: FontRefs): FontRefs {
  return Object.fromEntries(Object.entries(fonts).filter(([name]) => FIXED.has(name)));
}

function isFixed(slice: FontSlice): boolean {
  return FIXED.has(slice.resource);
}
