import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { readAs, readJson } from '../workflow/read-json.ts';
import { isDrawn, LARGEST_SIDE, MOST_BYTES, MOST_POINTS } from './drawing-bounds.ts';

const side = z.int().min(1).max(LARGEST_SIDE);
const coordinate = z.int().min(0).max(LARGEST_SIDE);
const stroke = z.array(z.tuple([coordinate, coordinate])).min(1);

/** A signature drawn by hand (ESIGN 4): the pad's size and what was drawn on it, whole numbers from its upper left corner. */
export const Drawing = z
  .strictObject({ width: side, height: side, strokes: z.array(stroke).min(1).max(MOST_POINTS) })
  .refine(({ strokes }) => strokes.reduce((sum, { length }) => sum + length, 0) <= MOST_POINTS, {
    path: ['strokes'],
    message: `must not have more than ${MOST_POINTS} points`,
  })
  .refine(
    ({ width, height, strokes }) =>
      strokes.every((line) => line.every(([x, y]) => x <= width && y <= height)),
    { path: ['strokes'], message: 'must stay on the pad' },
  )
  .refine(({ width, strokes }) => isDrawn(width, strokes), {
    path: ['strokes'],
    message: 'must show more than a dot',
  });
export type Drawing = z.infer<typeof Drawing>;

/** The drawing in a form's field, or a refusal (`invalid-content`) naming every fault under `drawing`. */
export function readDrawing(text: string): Drawing | Refusal {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_BYTES) return unreadable(`must not be larger than ${MOST_BYTES} bytes`);
  const value = readJson(bytes);
  return isRefusal(value) ? unreadable('is not a drawing') : readAs(Drawing, value, ['drawing']);
}

/** The bytes that are kept of a drawing; equal drawings have equal bytes, and so one SHA-256. */
export function drawingBytes({ width, height, strokes }: Drawing): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ width, height, strokes }));
}

const unreadable = (message: string): Refusal => refuse('invalid-content', [{ path: 'drawing', message }]);
