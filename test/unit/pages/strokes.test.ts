import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingOf, strokesOn } from '../../../functions/pages/client/signature/strokes.ts';
import { readDrawing } from '../../../shared/signing/drawing.ts';
import { isDrawn } from '../../../shared/signing/drawing-bounds.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';

const PAD = { width: 280, height: 105 };
const coordinate = fc.double({ min: -50, max: 1_600, noNaN: true });
const strokes = fc.array(
  fc.record({ points: fc.array(fc.record({ x: coordinate, y: coordinate }), { maxLength: 300 }) }),
  { maxLength: 30 },
);
const pads = fc.record({
  width: fc.integer({ min: 40, max: 1_600 }),
  height: fc.integer({ min: 15, max: 600 }),
});

describe('what the pad posts', () => {
  it('is what the door takes, whatever was drawn, unless it is only dots', () => {
    fc.assert(
      fc.property(strokes, pads, (drawn, pad) => {
        const posted = drawingOf(drawn, pad);
        const taken = !isRefusal(readDrawing(JSON.stringify(posted)));
        expect(taken).toBe(isDrawn(posted.width, posted.strokes));
      }),
    );
  });

  it('fits the door when somebody draws for minutes', () => {
    const endless = Array.from({ length: 4 }, (_, row) => ({
      points: Array.from({ length: 20_000 }, (_, index) => ({ x: index % 1_600, y: 100 + row })),
    }));
    const text = JSON.stringify(drawingOf(endless, { width: 1_600, height: 600 }));
    expect(isRefusal(readDrawing(text))).toBe(false);
  });

  it('fits the door when somebody makes thousands of dots', () => {
    const dots = Array.from({ length: 9_000 }, (_, index) => ({ points: [{ x: index % 280, y: 50 }] }));
    const line = {
      points: [
        { x: 0, y: 0 },
        { x: 200, y: 90 },
      ],
    }; // the one that makes it a signature
    expect(isRefusal(readDrawing(JSON.stringify(drawingOf([line, ...dots], PAD))))).toBe(false);
  });

  it('comes back to a pad of another width in the same shape', () => {
    const drawn = [
      {
        points: [
          { x: 10, y: 10 },
          { x: 200, y: 90 },
        ],
      },
    ]; // two points
    const [back] = strokesOn(drawingOf(drawn, PAD), PAD.width * 2);
    expect(back?.points.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
      [20, 20],
      [400, 180],
    ]);
  });
});
