import { wrapText } from '../../form/pdf/fit-text.ts';
import type { PageCanvas } from '../../form/pdf/page-canvas.ts';
import { widthOf } from '../../form/pdf/text-runs.ts';
import type { Block } from './blocks.ts';
import {
  type CertificateStyles,
  COLUMNS,
  HAIRLINE,
  RULE,
  type SetStyle,
  TINT,
} from './certificate-styles.ts';

/** Something that stands on one page as a whole; `top` is its upper edge in points from the bottom of the page. */
export type Piece = {
  height: number;
  /** A heading: how much of its page it wants for itself and what follows, in points. */
  wants?: number;
  draw(canvas: PageCanvas, top: number): void;
};

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>;

/** A longer text is cut into pieces of so many lines, between which a page may end. */
const MOST_LINES = 8;
const AFTER_ROW = 3;
const WIDTH = COLUMNS.right - COLUMNS.left;

/** The pieces a block is made of, from top to bottom. */
export function piecesOf(block: Block, styles: CertificateStyles): Piece[] {
  switch (block.kind) {
    case 'section':
      return [sectionPiece(block, styles)];
    case 'part':
      return [partPiece(block, styles)];
    case 'statement':
      return [statementPiece(block, styles)];
    case 'text':
      return spaced(textPieces(block.text, styles.text, COLUMNS.left, WIDTH));
    case 'row':
      return rowPieces(block, styles);
    case 'quote':
      return quotePieces(block, styles);
  }
}

function sectionPiece({ title, note }: Of<'section'>, styles: CertificateStyles): Piece {
  return {
    height: 44,
    wants: 130,
    draw(canvas, top) {
      canvas.text('H2', { x: COLUMNS.left, y: top - 30 }, styles.section, title);
      if (note) {
        const x = COLUMNS.right - widthOf(note, styles.note.slices) * styles.note.size;
        canvas.text('P', { x, y: top - 30 }, styles.note, note);
      }
      canvas.rectangle({ x: COLUMNS.left, y: top - 36, width: WIDTH, height: 0.8 }, RULE);
    },
  };
}

function partPiece({ title }: Of<'part'>, styles: CertificateStyles): Piece {
  return {
    height: 23,
    wants: 80,
    draw: (canvas, top) => canvas.text('H3', { x: COLUMNS.left, y: top - 16 }, styles.part, title),
  };
}

function statementPiece({ text, reason }: Of<'statement'>, { statement, value }: CertificateStyles): Piece {
  const inset = 12;
  const lines = wrapped(text, statement, WIDTH - 2 * inset);
  const reasons = wrapped(reason, value, WIDTH - 2 * inset);
  const height = lines.length * statement.leading + reasons.length * value.leading + 2 * inset - 2;
  const x = COLUMNS.left + inset;
  return {
    height,
    draw(canvas, top) {
      canvas.rectangle({ x: COLUMNS.left, y: top - height, width: WIDTH, height }, TINT);
      canvas.rectangle({ x: COLUMNS.left, y: top - height, width: 2.5, height }, RULE);
      canvas.text('P', { x, y: top - inset - 10 }, statement, lines);
      const y = top - inset - lines.length * statement.leading - 9;
      canvas.text('P', { x, y }, value, reasons);
    },
  };
}

function rowPieces({ label, paragraphs }: Of<'row'>, { label: small, value }: CertificateStyles): Piece[] {
  const labels = wrapped(label, small, COLUMNS.labelWidth);
  const width = COLUMNS.right - COLUMNS.value;
  const pieces = paragraphs.flatMap((text) => textPieces(text, value, COLUMNS.value, width));
  const [first, ...rest] = together(pieces, MOST_LINES * value.leading);
  if (!first) return [];
  const labelled: Piece = {
    height: Math.max(first.height, labels.length * small.leading),
    draw(canvas, top) {
      canvas.text('P', { x: COLUMNS.left, y: top - 9.5 }, small, labels);
      first.draw(canvas, top);
    },
  };
  return spaced([labelled, ...rest]);
}

function quotePieces({ label, text }: Of<'quote'>, styles: CertificateStyles): Piece[] {
  const x = COLUMNS.value + 10;
  const [first, ...rest] = textPieces(text, styles.value, x, COLUMNS.right - x);
  if (!first) return [];
  const barred = (piece: Piece): Piece => ({
    ...piece,
    draw(canvas, top) {
      const bar = { x: COLUMNS.value, y: top - piece.height, width: 1.5, height: piece.height };
      canvas.rectangle(bar, HAIRLINE);
      piece.draw(canvas, top);
    },
  });
  const labelled: Piece = {
    ...first,
    draw(canvas, top) {
      canvas.text('P', { x: COLUMNS.left, y: top - 9.5 }, styles.label, label);
      barred(first).draw(canvas, top);
    },
  };
  return spaced([labelled, ...rest.map(barred)]);
}

/** A text in pieces of a few lines, an element of the page each. */
function textPieces(text: string, style: SetStyle, x: number, width: number): Piece[] {
  const lines = wrapped(text, style, width);
  const chunks = Array.from({ length: Math.ceil(lines.length / MOST_LINES) }, (_, n) =>
    lines.slice(n * MOST_LINES, (n + 1) * MOST_LINES),
  );
  return chunks.map((chunk) => ({
    height: chunk.length * style.leading,
    draw: (canvas, top) => canvas.text('P', { x, y: top - 9.5 }, style, chunk),
  }));
}

/** Short paragraphs as one piece, so that no page begins with the last words of a row. */
const together = (pieces: readonly Piece[], most: number): Piece[] => {
  const one = asOne(pieces);
  return one.height > most ? [...pieces] : [one];
};

/** Pieces that stand on the same page, one below the other. */
export const asOne = (pieces: readonly Piece[]): Piece => ({
  height: pieces.reduce((sum, piece) => sum + piece.height, 0),
  draw(canvas, top) {
    let y = top;
    for (const piece of pieces) {
      piece.draw(canvas, y);
      y -= piece.height;
    }
  },
});

const wrapped = (text: string, { slices, size }: SetStyle, width: number): string[] =>
  wrapText(text, slices, width / size);

const spaced = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece, n) =>
    n === pieces.length - 1 ? { ...piece, height: piece.height + AFTER_ROW } : piece,
  );
