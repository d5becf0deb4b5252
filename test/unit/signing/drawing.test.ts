import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingBytes, readDrawing } from '../../../shared/signing/drawing.ts';
import { MOST_BYTES, MOST_POINTS } from '../../../shared/signing/drawing-bounds.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';

const SLANT: [number, number][] = [
  [0, 0],
  [100, 40],
];
const HOOK = [
  [0, 0],
  [14, 1],
];
const drawing = (strokes: unknown = [SLANT], rest: object = {}) =>
  JSON.stringify({ width: 300, height: 100, strokes, ...rest });

const faultsOf = (text: string) => {
  const read = readDrawing(text);
  if (!isRefusal(read)) throw new Error('The drawing was taken.');
  return { code: read.refused, paths: read.violations.map(({ path }) => path.split('.')[0]) };
};

const REFUSED: [string, string][] = [
  ['nothing', ''],
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no strokes', drawing([])],
  ['an empty stroke', drawing([[]])],
  ['a dot', drawing([[[10, 10]]])],
  ['many dots far from each other', drawing([[[0, 0]], [[299, 99]], [[150, 50]]])],
  ['a hook shorter than a twentieth of the pad', drawing([HOOK])],
  ['a point beside the pad', drawing([SLANT, [[301, 0]]])],
  ['a point below the pad', drawing([SLANT, [[0, 101]]])],
  ['a negative point', drawing([SLANT, [[-1, 0]]])],
  ['half a unit', drawing([SLANT, [[0.5, 0]]])],
  ['a point of three numbers', drawing([SLANT, [[1, 1, 1]]])],
  ['text for a number', drawing([SLANT, [['1', 1]]])],
  ['a pad of no width', drawing([SLANT], { width: 0 })],
  ['a pad without end', drawing([SLANT], { width: 5_000 })],
  ['more than is asked', drawing([SLANT], { colour: 'red' })],
  ['a reach for the prototype', `{"__proto__":{},${drawing().slice(1)}`],
  ['more points than allowed', drawing([SLANT, Array.from({ length: MOST_POINTS }, () => [1, 1])])],
  ['more bytes than allowed', `${drawing()}${' '.repeat(MOST_BYTES)}`],
];

describe('a drawn signature', () => {
  it.each(REFUSED)('is refused as invalid content under its own field: %s', (_, text) => {
    const { code, paths } = faultsOf(text);
    expect(code).toBe('invalid-content');
    expect(new Set(paths)).toEqual(new Set(['drawing']));
  });

  it('is taken as it was drawn', () => {
    const dot = [[9, 9]];
    expect(readDrawing(drawing([dot, SLANT]))).toEqual({ width: 300, height: 100, strokes: [dot, SLANT] });
  });

  it('is taken at its largest: every point of one stroke', () => {
    const points = Array.from({ length: MOST_POINTS }, (_, index) => [index % 10, index % 7]);
    expect(isRefusal(readDrawing(drawing([points], { width: 9, height: 9 })))).toBe(false);
  });

  it('has the same bytes however its text was written', () => {
    const spaced = `{ "strokes": ${JSON.stringify([SLANT])},\n "height":100, "width": 300 }`;
    const [one, other] = [drawing(), spaced].map((text) => {
      const read = readDrawing(text);
      if (isRefusal(read)) throw new Error('The drawing was not taken.');
      return new TextDecoder().decode(drawingBytes(read));
    });
    expect(other).toBe(one);
    expect(one).toBe(drawing());
  });

  it('is read back from its bytes unchanged', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 100 }));
    const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(strokes, (others) => {
        const read = readDrawing(drawing([SLANT, ...others]));
        if (isRefusal(read)) throw new Error('The drawing was not taken.');
        expect(readDrawing(new TextDecoder().decode(drawingBytes(read)))).toEqual(read);
      }),
    );
  });
});
