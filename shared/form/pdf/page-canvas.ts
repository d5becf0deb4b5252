import type { PDFRef } from 'pdf-lib';
import type { FontSlice } from './font-slice.ts';
import type { Box } from './form-layout.ts';
import { decimal, showText } from './text-runs.ts';

/** What a piece of the page is to a screen reader, in the order of reading (PDF 14.8). */
export type PageElement =
  | { kind: 'text'; role: 'H1' | 'H2' | 'H3' | 'P'; mark: number }
  | { kind: 'widget'; ref: PDFRef };

/** How a text is set: its slices, its size and its colour as `r g b`. */
export interface Style {
  slices: readonly FontSlice[];
  size: number;
  colour: string;
  /** From one line to the next in points; needed where a text has several lines. */
  leading?: number;
}

/** A page being drawn: operators, and beside them the elements for the structure tree. */
export interface PageCanvas {
  /** A text or, of one element, its lines; `at` is where the first baseline begins. */
  text(
    role: 'H1' | 'H2' | 'H3' | 'P',
    at: { x: number; y: number },
    style: Style,
    text: string | readonly string[],
  ): void;
  /** Decoration: screen readers pass over it. */
  rectangle(box: Box, colour: string): void;
  /** Text of running heads and footers: decoration too, and the only text that differs from form to form. */
  artifactText(at: { x: number; y: number }, style: Style, text: string): void;
  /** Says that a field stands here in the order of reading. */
  widget(ref: PDFRef): void;
  /** The operators that are the same on every form of this paper, and those that are not. */
  fixed(): string;
  varying(): string;
  elements(): readonly PageElement[];
}

/** Starts an empty page. */
export function blankPage(): PageCanvas {
  const operators: string[] = [];
  const varying: string[] = [];
  const elements: PageElement[] = [];
  let marks = 0;
  return {
    text(role, at, style, text) {
      elements.push({ kind: 'text', role, mark: marks });
      operators.push(`/${role} << /MCID ${marks++} >> BDC`, shown(at, style, text), 'EMC');
    },
    rectangle({ x, y, width, height }, colour) {
      const box = [x, y, width, height].map(decimal).join(' ');
      operators.push('/Artifact BMC', `${colour} rg ${box} re f`, 'EMC');
    },
    artifactText(at, style, text) {
      varying.push('/Artifact BMC', shown(at, style, text), 'EMC');
    },
    widget: (ref) => elements.push({ kind: 'widget', ref }),
    fixed: () => operators.join('\n'),
    varying: () => varying.join('\n'),
    elements: () => elements,
  };
}

function shown(at: { x: number; y: number }, style: Style, text: string | readonly string[]): string {
  const { slices, size, colour, leading = size } = style;
  const set = `BT ${colour} rg ${decimal(at.x)} ${decimal(at.y)} Td`;
  if (typeof text === 'string') return `${set}\n${showText(text, slices, size)}\nET`;
  const lines = text.map((line) => showText(line, slices, size));
  return `${set} ${decimal(leading)} TL\n${lines.join('\nT*\n')}\nET`;
}
