import type { Drawing } from '../../signing/drawing.ts';
import type { Box } from './form-layout.ts';
import { decimal } from './text-runs.ts';

type Point = { x: number; y: number };

/** A pen's line in points, and its ink. */
const PEN = 1.2;
const PEN_INK = '0.06 0.16 0.42 RG';

/** Points nearer to each other than this, in points, show nothing more and are left out. */
const NEAREST = 0.6;

/** How much larger than its pad would be a small drawing may be shown, so that it fills its place. */
const ENLARGED = 2.5;

/** The operators that draw a signature as smooth lines, as large as fits the box and with its middle in the box's. */
export function drawnSignature(drawing: Drawing, box: Box): string {
  const strokes = drawing.strokes.map(onPaper(drawing, box)).map(thinned).map(curve);
  return `q ${decimal(PEN)} w 1 J 1 j ${PEN_INK}\n${strokes.join('\n')}\nQ`;
}

/** From the pad, whose y goes down, to the paper: the ink's own rectangle is fitted, not the pad's. */
function onPaper(
  { width, height, strokes }: Drawing,
  box: Box,
): (stroke: Drawing['strokes'][number]) => Point[] {
  const points = strokes.flat();
  const [left, right] = boundsOf(points.map(([x]) => x));
  const [top, bottom] = boundsOf(points.map(([, y]) => y));
  const room = { width: box.width - PEN, height: box.height - PEN };
  const scale = Math.min(
    room.width / Math.max(right - left, 1),
    room.height / Math.max(bottom - top, 1),
    ENLARGED * Math.min(room.width / width, room.height / height),
  );
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  return (stroke) =>
    stroke.map(([x, y]) => ({
      x: middle.x + (x - (left + right) / 2) * scale,
      y: middle.y - (y - (top + bottom) / 2) * scale,
    }));
}

/** In a loop, since thousands of arguments are too many for a call. */
function boundsOf(values: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}

function thinned(points: Point[]): Point[] {
  const kept: Point[] = [];
  for (const [index, point] of points.entries()) {
    const last = kept.at(-1);
    const isEnd = index === points.length - 1;
    if (!last || isEnd || Math.hypot(point.x - last.x, point.y - last.y) >= NEAREST) kept.push(point);
  }
  return kept;
}

/** A Catmull-Rom line through the points, as cubic curves; a single point is a dot, made by the pen's round end. */
function curve(points: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  if (rest.length === 0) return `${at(first)} m ${at(first)} l S`;
  const pieces = rest.map((to, index) => {
    const from = points[index] ?? first;
    const before = points[index - 1] ?? from;
    const after = points[index + 2] ?? to;
    return `${at(bent(from, before, to))} ${at(bent(to, after, from))} ${at(to)} c`;
  });
  return `${at(first)} m\n${pieces.join('\n')}\nS`;
}

/** The control point beside `point`, on the line that its neighbours `behind` and `ahead` make. */
const bent = (point: Point, behind: Point, ahead: Point): Point => ({
  x: point.x + (ahead.x - behind.x) / 6,
  y: point.y + (ahead.y - behind.y) / 6,
});

const at = ({ x, y }: Point): string => `${Number(x.toFixed(2))} ${Number(y.toFixed(2))}`;
