import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFormFonts } from '../../../shared/adapters/fonts/font-files.ts';
import { fitText, LEADING, type Space } from '../../../shared/form/pdf/fit-text.ts';
import { printable } from '../../../shared/form/pdf/printable.ts';
import { showText, widthOf } from '../../../shared/form/pdf/text-runs.ts';
import { longText } from './sample-content.ts';

const fonts = await loadFormFonts();
const space: Space = { width: 505, height: 28, largest: 9.5, smallest: 4.5, maxLines: 3 };

describe('setting text', () => {
  it('keeps a short text at full size on one line', async () => {
    const { regular } = await fonts.typeSetFor([]);
    expect(fitText('Lucerne Publishing', regular, space)).toEqual({
      size: 9.5,
      lines: ['Lucerne Publishing'],
    });
  });

  it('wraps 200 characters without losing or shrinking much', async () => {
    const { regular } = await fonts.typeSetFor([]);
    const text = longText(200);
    const fitted = fitText(text, regular, space);
    expect(fitted.lines.join(' ')).toBe(text);
    expect(fitted.size).toBeGreaterThanOrEqual(8.5);
  });

  it('never leaves its space, whatever the text', async () => {
    const samples = fc.string({
      unit: fc.constantFrom('W', 'i', ' ', 'é', 'Ω', 'Ж', '云', 'カ', '@', '-'),
      maxLength: 300,
    });
    const { regular } = await fonts.typeSetFor(['éΩЖ云カ']);
    fc.assert(
      fc.property(
        samples,
        fc.integer({ min: 20, max: 505 }),
        fc.integer({ min: 1, max: 3 }),
        (raw, width, maxLines) => {
          const narrow = { ...space, width, maxLines };
          const { size, lines } = fitText(printable(raw), regular, narrow);
          expect(lines.length).toBeLessThanOrEqual(maxLines);
          expect(lines.length * size * LEADING).toBeLessThanOrEqual(
            Math.max(space.height, size * LEADING) + 1e-6,
          );
          for (const line of lines) expect(widthOf(line, regular) * size).toBeLessThanOrEqual(width + 1e-6);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds a glyph for Polish, Greek, Cyrillic, Vietnamese, Chinese and Japanese names', async () => {
    const text = 'Żółć Ἀθήνα Ёлка Nguyễn 北京雲計算 カタカナ ひらがな 龘';
    const { regular } = await fonts.typeSetFor([text]);
    for (const character of text) {
      const known = regular.some((slice) => slice.glyphs.has(character.codePointAt(0) ?? 0));
      expect(known, character).toBe(true);
    }
  });

  it('prints what no font has as the replacement character', async () => {
    const { regular } = await fonts.typeSetFor(['김']);
    expect(showText('김', regular, 9)).toBe(showText('\ufffd', regular, 9));
  });

  it('does not ask for the large font when a text needs none of it', async () => {
    const { regular } = await fonts.typeSetFor(['Łódź Αθήνα Москва']);
    expect(regular.map((slice) => slice.resource)).toEqual(['NotoLatin', 'NotoGreekCyrillic']);
  });
});

describe('printable text', () => {
  it('is composed, on one line, and free of what reorders or hides', () => {
    expect(printable('  Z\u0301o\u0301ł\u0301w\n\tGmbH\u2066\u200f\u00ad ')).toBe('Źół\u0301w GmbH');
    expect(printable('a\ud800b')).toBe('ab');
    expect(printable('\u0000\u0007')).toBe('');
  });
});
