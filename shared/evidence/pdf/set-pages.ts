import { MARGIN } from '../../form/pdf/form-layout.ts';
import { blankPage, type PageCanvas } from '../../form/pdf/page-canvas.ts';
import { PAGE } from './certificate-styles.ts';
import type { Piece } from './pieces.ts';

const TOP = PAGE.height - MARGIN;
const BOTTOM = 48;

/**
 * Sets pieces on as many pages as they need, the first of which begins `firstTop` above the bottom. A heading
 * goes to the next page rather than stand alone; no piece is taller than a page, because texts come in pieces of a few lines.
 */
export function setPages(first: PageCanvas, firstTop: number, pieces: readonly Piece[]): PageCanvas[] {
  const pages = [first];
  let canvas = first;
  let top = firstTop;
  for (const piece of pieces) {
    if (top - (piece.wants ?? piece.height) < BOTTOM) {
      canvas = blankPage();
      pages.push(canvas);
      top = TOP;
    }
    piece.draw(canvas, top);
    top -= piece.height;
  }
  return pages;
}
