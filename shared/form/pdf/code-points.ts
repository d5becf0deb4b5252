/** The code points of a text in order; a string's own indices would split what lies beyond the basic plane. */
export function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0xfffd);
}

/** All code points of closed ranges, ascending. */
export function pointsOf(...ranges: readonly (readonly [number, number])[]): number[] {
  return ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
}
