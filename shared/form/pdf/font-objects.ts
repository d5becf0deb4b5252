import { type PDFContext, PDFName, type PDFObject, PDFRawStream, type PDFRef, PDFString } from 'pdf-lib';
import type { FontSlice, SliceGlyph } from './font-slice.ts';
import { Verbatim } from './verbatim.ts';

/** Where new objects of a document go; a fresh document and an increment both offer it. */
export interface ObjectSink {
  context: PDFContext;
  add(object: PDFObject): PDFRef;
}

/** Deflating and writing widths is most of the work, so each slice does it once per process. */
interface Prepared {
  program: Uint8Array;
  toUnicode: Uint8Array;
  widths: Verbatim;
}
const prepared = new WeakMap<FontSlice, Prepared>();

/** Writes a slice as a Type 0 font (Identity-H, glyph numbers as codes) and returns its reference. */
export function embedSlice(sink: ObjectSink, slice: FontSlice): PDFRef {
  const { context } = sink;
  const { program, toUnicode, widths } = prepare(context, slice);
  const file = rawStream(context, program, { Length1: slice.program.length });
  const descriptor = sink.add(context.obj({ ...descriptorOf(slice), FontFile2: sink.add(file) }));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: slice.baseName,
    CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
    CIDToGIDMap: 'Identity',
    DW: 600,
    FontDescriptor: descriptor,
  });
  descendant.set(PDFName.of('W'), widths);
  return sink.add(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: slice.baseName,
      Encoding: 'Identity-H',
      DescendantFonts: [sink.add(descendant)],
      ToUnicode: sink.add(rawStream(context, toUnicode, {})),
    }),
  );
}

function descriptorOf({ face, baseName }: FontSlice) {
  const scale = (value: number) => Math.round((value * 1000) / face.unitsPerEm);
  const { minX, minY, maxX, maxY } = face.bbox;
  return {
    Type: 'FontDescriptor',
    FontName: baseName,
    Flags: 4,
    FontBBox: [scale(minX), scale(minY), scale(maxX), scale(maxY)],
    ItalicAngle: 0,
    Ascent: scale(face.ascent),
    Descent: scale(face.descent),
    CapHeight: scale(face.capHeight || face.ascent),
    StemV: 80,
  };
}

function prepare(context: PDFContext, slice: FontSlice): Prepared {
  const known = prepared.get(slice);
  if (known) return known;
  const widths = distinctGlyphs(slice).map(([, glyph]) => glyph.width);
  const made = {
    program: context.flateStream(slice.program).getContents(),
    toUnicode: context.flateStream(toUnicodeMap(slice)).getContents(),
    widths: new Verbatim(Buffer.from(`[ 1 [ ${widths.join(' ')} ] ]`, 'latin1')),
  };
  prepared.set(slice, made);
  return made;
}

function rawStream(context: PDFContext, contents: Uint8Array, extra: Record<string, number>): PDFRawStream {
  return PDFRawStream.of(context.obj({ ...extra, Filter: 'FlateDecode', Length: contents.length }), contents);
}

/** Lets readers copy, search and speak the text: glyph number back to code point (PDF 9.10.3). */
function toUnicodeMap(slice: FontSlice): string {
  const pairs = distinctGlyphs(slice).map(([point, { id }]) => `<${hex(id)}> <${utf16(point)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < pairs.length; at += 100) {
    const block = pairs.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** Glyphs in the order of their numbers; of letters that share one (space, no-break space) the first speaks for it. */
function distinctGlyphs({ glyphs }: FontSlice): [number, SliceGlyph][] {
  const seen = new Set<number>();
  return Array.from(glyphs).filter(([, { id }]) => !seen.has(id) && seen.add(id));
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0');
}

function utf16(point: number): string {
  return Array.from(String.fromCodePoint(point).split(''), (unit) => hex(unit.charCodeAt(0))).join('');
}
