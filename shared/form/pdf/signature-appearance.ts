import type { PDFContext, PDFStream } from 'pdf-lib';
import { fitText } from './fit-text.ts';
import type { FontRefs } from './font-resources.ts';
import type { FontSlice } from './font-slice.ts';
import type { TypeSet } from './form-fonts.ts';
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
const GREY = '0.33 0.36 0.41 rg';
const GREEN = '0.10 0.42 0.24 rg';

/** The visible signature (ESIGN 3: in the widget's own appearance, so that no page changes after signing). */
export function signatureAppearance(
  context: PDFContext,
  size: { width: number; height: number },
  lines: SignatureLines,
  type: TypeSet,
  fonts: FontRefs,
): PDFStream {
  const { height } = size;
  const width = size.width - 2 * LEFT;
  const slices = type.regular;
  const content = [
    `${GREEN} 0 0 2.5 ${decimal(height)} re f`,
    `${INK}\n${line(lines.name, slices, { x: LEFT, y: height - 18, width, size: 13, smallest: 5 })}`,
    `${GREY}\n${line(lines.role, slices, { x: LEFT, y: height - 29, width, size: 8, smallest: 4 })}`,
    line(lines.when, slices, { x: LEFT, y: height - 40, width, size: 8, smallest: 4 }),
    line(lines.hash, slices, { x: LEFT, y: height - 50.5, width, size: 8, smallest: 4 }),
  ].join('\n');
  return formXObject(context, size, content, fonts, usedBy(content, fonts));
}

function line(
  text: string,
  slices: readonly FontSlice[],
  { x, y, width, size, smallest }: { x: number; y: number; width: number; size: number; smallest: number },
): string {
  const fitted = fitText(text, slices, { width, height: size * 1.3, largest: size, smallest, maxLines: 1 });
  return `BT ${decimal(x)} ${decimal(y)} Td\n${showText(fitted.lines[0] ?? '', slices, fitted.size)}\nET`;
}
