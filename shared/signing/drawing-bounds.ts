/** A line of a drawing, as points `[x, y]` from the upper left corner. */
export type Stroke = readonly (readonly [number, number])[];

/** How large a drawing may be: points of all strokes together, and bytes of its JSON. */
export const MOST_POINTS = 4_000;
export const MOST_BYTES = 32_768;

/** Widest and tallest pad, in the drawing's own units. */
export const LARGEST_SIDE = 4_096;

/** How far one stroke has to reach, over the pad's width: a dot is no signature. */
const SHORTEST_REACH = 0.05;

/** Whether somebody drew more than dots: at least one stroke reaches far enough. Browser and server ask the same question. */
export function isDrawn(width: number, strokes: readonly Stroke[]): boolean {
  return strokes.some((stroke) => reachOf(stroke) >= width * SHORTEST_REACH);
}

/** The diagonal of the box around a stroke. */
function reachOf(stroke: Stroke): number {
  const spanOf = (values: number[]) => Math.max(...values) - Math.min(...values);
  return Math.hypot(spanOf(stroke.map(([x]) => x)), spanOf(stroke.map(([, y]) => y)));
}
