import { codePoints } from './code-points.ts';
import type { FontSlice } from './font-slice.ts';
import { advanceOf, widthOf } from './text-runs.ts';

/** What a text may use: all in points. `maxLines` is 1 for a value that must not be broken. */
export interface Space {
  width: number;
  height: number;
  largest: number;
  smallest: number;
  maxLines: number;
}

/** The lines to print and the size that makes them fit. */
export interface Fitted {
  size: number;
  lines: string[];
}

/** Line height over font size. */
export const LEADING = 1.18;

const STEP = 0.25;
const ELLIPSIS = '…';

/**
 * The largest size at which the text fits its space, on one line if a readable size allows it, else wrapped.
 * What does not fit even at the smallest size is cut with an ellipsis; the field's value keeps all of it.
 */
export function fitText(text: string, slices: readonly FontSlice[], space: Space): Fitted {
  const width = widthOf(text, slices);
  const oneLine = Math.min(space.largest, space.width / Math.max(width, 1e-6));
  const readable = space.maxLines > 1 ? space.largest * 0.84 : space.smallest;
  if (oneLine >= readable) return { size: floorTo(oneLine), lines: [text] };
  for (let size = space.largest; size >= space.smallest; size -= STEP) {
    const lines = wrapText(text, slices, space.width / size);
    if (lines.length <= linesAt(size, space)) return { size, lines };
  }
  return cut(text, slices, space);
}

function linesAt(size: number, space: Space): number {
  return Math.min(space.maxLines, Math.max(1, Math.floor(space.height / (size * LEADING))));
}

/** Breaks anywhere, so that as much as possible of an endless word is seen before it is cut. */
function cut(text: string, slices: readonly FontSlice[], space: Space): Fitted {
  const allowed = linesAt(space.smallest, space);
  const limit = space.width / space.smallest;
  const lines = breakAnywhere(text, slices, limit);
  if (lines.length <= allowed) return { size: space.smallest, lines };
  const last = Array.from(lines[allowed - 1] ?? '');
  while (last.length > 0 && widthOf(`${last.join('')}${ELLIPSIS}`, slices) > limit) last.pop();
  return { size: space.smallest, lines: [...lines.slice(0, allowed - 1), `${last.join('')}${ELLIPSIS}`] };
}

/** Greedy lines of at most `limit` (width at size 1); a word longer than a line is broken anywhere. */
export function wrapText(text: string, slices: readonly FontSlice[], limit: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of words(text)) {
    const width = widthOf(word.trimEnd(), slices);
    if (line !== '' && used + width > limit) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    const pieces = width > limit ? breakAnywhere(word, slices, limit) : [word];
    lines.push(...pieces.slice(0, -1));
    line += pieces.at(-1) ?? '';
    used = widthOf(line, slices);
  }
  return [...lines, line.trimEnd()];
}

/** A line may break after a space, after signs common in addresses and links, and around Han and kana. */
function words(text: string): string[] {
  return (
    text
      .match(
        /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}@/.,-]*[@/.,-]?\s*/gu,
      )
      ?.filter((word) => word !== '') ?? []
  );
}

function breakAnywhere(word: string, slices: readonly FontSlice[], limit: number): string[] {
  const pieces: string[] = [''];
  let used = 0;
  for (const point of codePoints(word)) {
    const width = advanceOf(point, slices);
    if (used + width > limit && used > 0) {
      pieces.push('');
      used = 0;
    }
    pieces.push(`${pieces.pop() ?? ''}${String.fromCodePoint(point)}`);
    used += width;
  }
  return pieces;
}

function floorTo(size: number): number {
  return Math.floor(size * 20) / 20;
}
