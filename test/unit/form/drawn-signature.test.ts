import fc from 'fast-check';
import { PDFContext } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { drawnSignature } from '../../../shared/form/pdf/drawn-signature.ts';
import { embedFonts } from '../../../shared/form/pdf/font-resources.ts';
import { signatureAppearance } from '../../../shared/form/pdf/signature-appearance.ts';
import type { Drawing } from '../../../shared/signing/drawing.ts';

const BOX = { x: 350, y: 4, width: 150, height: 48 };

/** The points a path goes through: where it is moved to, and where each curve ends. */
function pointsOf(operators: string): [number, number][] {
  return operators.split('\n').flatMap((line): [number, number][] => {
    const numbers = [...line.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
    return /[mcS]$/.test(line) && numbers.length >= 2
      ? [[numbers.at(-2) ?? Number.NaN, numbers.at(-1) ?? Number.NaN]]
      : [];
  });
}

const side = fc.integer({ min: 1, max: 4_096 });
const drawings: fc.Arbitrary<Drawing> = fc.tuple(side, side).chain(([width, height]) => {
  const point = fc.tuple(fc.integer({ min: 0, max: width }), fc.integer({ min: 0, max: height }));
  const stroke = fc.array(point, { minLength: 1, maxLength: 30 });
  return fc.record({
    width: fc.constant(width),
    height: fc.constant(height),
    strokes: fc.array(stroke, { minLength: 1, maxLength: 8 }),
  });
});

describe('a drawing on paper', () => {
  it('stays in its place, whatever the shape of the pad', () => {
    fc.assert(
      fc.property(drawings, (drawing) => {
        const points = pointsOf(drawnSignature(drawing, BOX));
        expect(points.length).toBeGreaterThan(0);
        for (const [x, y] of points) {
          expect(x).toBeGreaterThanOrEqual(BOX.x);
          expect(x).toBeLessThanOrEqual(BOX.x + BOX.width);
          expect(y).toBeGreaterThanOrEqual(BOX.y);
          expect(y).toBeLessThanOrEqual(BOX.y + BOX.height);
        }
      }),
    );
  });

  it('keeps its proportions and stands upright', () => {
    const corner: [number, number][] = [
      [0, 0],
      [0, 100],
      [200, 100],
    ];
    const [top, low, right] = pointsOf(drawnSignature({ width: 200, height: 100, strokes: [corner] }, BOX));
    const [down, along] = [(top?.[1] ?? 0) - (low?.[1] ?? 0), (right?.[0] ?? 0) - (low?.[0] ?? 0)];
    expect(down).toBeGreaterThan(0);
    expect(along / down).toBeCloseTo(2, 1);
  });

  it('is as small as on a pad where little of it was used, at most two and a half times larger', () => {
    const small: [number, number][] = [
      [500, 200],
      [550, 200],
    ];
    const [from, to] = pointsOf(drawnSignature({ width: 1_000, height: 400, strokes: [small] }, BOX));
    const padScale = Math.min((BOX.width - 1.2) / 1_000, (BOX.height - 1.2) / 400);
    expect((to?.[0] ?? 0) - (from?.[0] ?? 0)).toBeCloseTo(50 * padScale * 2.5, 1);
  });

  it('shows a dot as a dot', () => {
    const dot = drawnSignature({ width: 10, height: 10, strokes: [[[5, 5]]] }, BOX);
    expect(dot).toContain('425 28 m 425 28 l S');
  });
});

describe('the appearance of a signature', async () => {
  const fonts = await loadFormFonts();
  const lines = { name: 'Ana Trujillo', role: 'Director', when: 'Signed now', hash: 'SHA-256' };
  const appearance = async (drawing?: Drawing) => {
    const context = PDFContext.create();
    const type = await fonts.typeSetFor(Object.values(lines));
    const refs = embedFonts({ add: (object) => context.register(object), context }, type);
    const stream = signatureAppearance(context, { width: 515, height: 56 }, lines, type, refs, drawing);
    return Buffer.from(stream.getContents()).toString('latin1');
  };
  const STROKE: [number, number][] = [
    [0, 0],
    [90, 30],
  ];

  it('says the same words with a drawing as without, and the drawing after them', async () => {
    const [typed, drawn] = [
      await appearance(),
      await appearance({ width: 100, height: 40, strokes: [STROKE] }),
    ];
    expect(drawn.startsWith(typed)).toBe(true);
    expect(drawn.slice(typed.length)).toMatch(/^\nq 1\.2 w 1 J 1 j [\d. ]+ RG\n[\d. \n]+m\n[\d. ]+ c\nS\nQ$/);
    expect(typed).not.toContain(' RG');
  });
});
