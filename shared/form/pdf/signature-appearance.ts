import type { PDFContext, PDFStream } from 'pdf-lib';
import type { Drawing } from '../../signing/drawing.ts';
import { drawnSignature } from './drawn-signature.ts';
import { fitText } from './fit-text.ts';
import type { FontRefs } from './font-resources.ts';
import type { FontSlice } from './font-slice.ts';
import type { TypeSet } from './form-fonts.ts';
import type { Box } from './form-layout.ts';
import { formXObject, INK, usedBy } from './text-appearance.ts';
import { decimal, showText } from './text-runs.ts';

/** What a signed field shows: who, as what, when, and to what. All lines are printable text. */
export interface SignatureLines {
  name: string;
  /** Title and organisation. */
  role: string;
  /** Time with zone, and how the signature was given. */
  when: string;
  /** How the content can be recognised. */
  hash: string;
}

const LEFT = 10;

/** The place of a drawn signature, at the right end of the field. */
const DRAWN = { width: 150, gap: 12, margin: 4 };
const GREY = '0.33 0.36 0.41 rg';
const GREEN = '0.10 0.42 0.24 rg';

/**
 * The visible signature (ESIGN 3: in the widget's own appearance, so that no page changes after signing). A drawing
 * stands beside the words and takes none of them away; without one the bytes are those of a typed signature.
 */
export function signatureAppearance(
  context: PDFContext,
  size: { width: number; height: number },
  lines: SignatureLines,
  type: TypeSet,
  fonts: FontRefs,
  drawing?: Drawing | undefined,
): PDFStream {
  const { height } = size;
  const width = size.width - 2 * LEFT - (drawing ? DRAWN.width + DRAWN.gap : 0);
  const slices = type.regular;
  const content = [
    `${GREEN} 0 0 2.5 ${decimal(height)} re f`,
    `${INK}\n${line(lines.name, slices, { x: LEFT, y: height - 18, width, size: 13, smallest: 5 })}`,
    `${GREY}\n${line(lines.role, slices, { x: LEFT, y: height - 29, width, size: 8, smallest: 4 })}`,
    line(lines.when, slices, { x: LEFT, y: height - 40, width, size: 8, smallest: 4 }),
    line(lines.hash, slices, { x: LEFT, y: height - 50.5, width, size: 8, smallest: 4 }),
    ...(drawing ? [drawnSignature(drawing, placeOfDrawing(size))] : []),
  ].join('\n');
  return formXObject(context, size, content, fonts, usedBy(content, fonts));
}

function placeOfDrawing({ width, height }: { width: number; height: number }): Box {
  const { margin } = DRAWN;
  return { x: width - LEFT - DRAWN.width, y: margin, width: DRAWN.width, height: height - 2 * margin };
}

function line(
  text: string,
  slices: readonly FontSlice[],
  { x, y, width, size, smallest }: { x: number; y: number; width: number; size: number; smallest: number },
): string {
  const fitted = fitText(text, slices, { width, height: size * 1.3, largest: size, smallest, maxLines: 1 });
  return `BT ${decimal(x)} ${decimal(y)} Td\n${showText(fitted.lines[0] ?? '', slices, fitted.size)}\nET`;
}
