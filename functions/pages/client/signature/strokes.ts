import { LARGEST_SIDE, MOST_POINTS, type Stroke } from '../../../../shared/signing/drawing-bounds.ts';

/** A stroke as the pad has it: points in CSS pixels. */
export type PadStroke = { points: readonly { x: number; y: number }[] };

/** What is posted in the field `drawing`. */
export type PostedDrawing = { width: number; height: number; strokes: Stroke[] };

/** Units per CSS pixel: whole numbers are then fine enough for paper. */
const FINENESS = 3;

/** Points that may be posted: well below what the server takes, since its bytes are bounded too. */
const ENOUGH_POINTS = MOST_POINTS / 2;

/** The pad's strokes in whole numbers, kept on the pad; a very long drawing loses every other point until it fits. */
export function drawingOf(
  strokes: readonly PadStroke[],
  pad: { width: number; height: number },
): PostedDrawing {
  const fineness = Math.min(FINENESS, LARGEST_SIDE / Math.max(pad.width, pad.height, 1));
  const [width, height] = [pad.width, pad.height].map((side) => Math.max(1, Math.round(side * fineness)));
  const within = (value: number, most = 1) => Math.min(Math.max(Math.round(value * fineness), 0), most);
  const whole = strokes.map(({ points }) =>
    points.map(({ x, y }): [number, number] => [within(x, width), within(y, height)]),
  );
  return { width: width ?? 1, height: height ?? 1, strokes: fewer(whole.filter(({ length }) => length > 0)) };
}

/** A posted drawing on a pad of this width, in CSS pixels. */
export function strokesOn({ width, strokes }: PostedDrawing, padWidth: number): PadStroke[] {
  const scale = padWidth / width;
  return strokes.map((stroke) => ({ points: stroke.map(([x, y]) => ({ x: x * scale, y: y * scale })) }));
}

function fewer(strokes: Stroke[]): Stroke[] {
  const points = strokes.reduce((sum, { length }) => sum + length, 0);
  if (points <= ENOUGH_POINTS || strokes.every(({ length }) => length < 3))
    return strokes.slice(0, ENOUGH_POINTS);
  return fewer(
    strokes.map((stroke) => stroke.filter((_, index) => index % 2 === 0 || index === stroke.length - 1)),
  );
}
