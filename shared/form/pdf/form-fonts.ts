import { create, type Font } from 'fontkit';
import { codePoints, pointsOf } from './code-points.ts';
import { cutSlice, type FontSlice } from './font-slice.ts';

/** The font files as bytes; the Chinese and Japanese one is large and asked for only when a text needs it. */
export interface FontFiles {
  regular: Uint8Array;
  bold: Uint8Array;
  han(): Promise<Uint8Array>;
}

/** The slices one piece of work prints with; the first one always has U+FFFD for what nobody can print. */
export interface TypeSet {
  regular: readonly [FontSlice, ...FontSlice[]];
  bold: FontSlice;
}

/** Parsed fonts of a process; parsing and cutting are paid once, whatever number of forms is made. */
export interface FormFonts {
  /** The slices that print these texts. */
  typeSetFor(texts: readonly string[]): Promise<TypeSet>;
}

const ASCII = pointsOf([0x20, 0x7e]);
const PUNCTUATION = pointsOf([0x2010, 0x2014], [0x2018, 0x201e], [0x2020, 0x2026], [0x2030, 0x203a]);
const LATIN = [...ASCII, ...pointsOf([0xa0, 0x17f]), ...PUNCTUATION, 0x20ac, 0x2116, 0x2122, 0xfffd];
const GREEK_CYRILLIC = pointsOf([0x370, 0x3ff], [0x400, 0x45f], [0x490, 0x491]);

/**
 * Opens the files. Latin, bold and Greek with Cyrillic are fixed slices, made once and embedded as they are;
 * rarer letters and Han are cut per text, because their whole repertoire would be megabytes.
 */
export function openFonts(files: FontFiles): FormFonts {
  const regular = openFace(files.regular);
  const latin = once(async () => cutSlice('NotoLatin', regular, LATIN));
  const bold = once(async () =>
    cutSlice('NotoBold', openFace(files.bold), [...ASCII, 0x2013, 0x2014, 0x2019]),
  );
  const greekCyrillic = once(async () => cutSlice('NotoGreekCyrillic', regular, GREEK_CYRILLIC));
  const han = once(async () => openFace(await files.han()));

  const typeSetFor = async (texts: readonly string[]): Promise<TypeSet> => {
    const missing = new Set(texts.flatMap(codePoints));
    const slices: [FontSlice, ...FontSlice[]] = [await latin()];
    const take = (slice: FontSlice) => {
      for (const point of slice.glyphs.keys()) missing.delete(point);
      return slice;
    };
    take(slices[0]);
    if (GREEK_CYRILLIC.some((point) => missing.has(point))) slices.push(take(await greekCyrillic()));
    if (knows(regular, missing)) slices.push(take(cutSlice('NotoOther', regular, sorted(missing))));
    if (missing.size > 0 && knows(await han(), missing)) {
      slices.push(take(cutSlice('NotoHan', await han(), sorted(missing))));
    }
    return { regular: slices, bold: await bold() };
  };
  return { typeSetFor };
}

function openFace(file: Uint8Array): Font {
  const face = create(Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  if (!('glyphForCodePoint' in face))
    throw new TypeError('A font file must hold one font, not a collection.');
  return face;
}

function knows(face: Font, points: ReadonlySet<number>): boolean {
  return Array.from(points).some((point) => face.hasGlyphForCodePoint(point));
}

function sorted(points: ReadonlySet<number>): number[] {
  return Array.from(points).sort((a, b) => a - b);
}

/** A failed load is not remembered: the next form tries again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((problem: unknown) => {
      made = undefined;
      throw problem;
    });
    return made;
  };
}
