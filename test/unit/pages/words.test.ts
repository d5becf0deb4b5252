import { describe, expect, it } from 'vitest';
import { steps } from '../../../functions/pages/parts/steps.ts';
import { refusals as en } from '../../../functions/pages/words/en/refusals.ts';
import { refusals as nl } from '../../../functions/pages/words/nl/refusals.ts';
import { dateIn, timeIn } from '../../../functions/pages/words/times.ts';
import { advice } from '../../../shared/guidance/checklist.ts';
import { Language, Party } from '../../../shared/transfer/party.ts';
import { isEnd, Stage } from '../../../shared/transfer/transfer.ts';

describe('a time on a page', () => {
  it('is told with its zone, the day before the month in words (RELIABILITY 2.2)', () => {
    expect(timeIn('en', '2026-03-04T18:05:00.000Z')).toBe('4 March 2026 at 18:05 UTC');
    expect(timeIn('nl', '2026-03-04T18:05:00.000Z')).toBe('4 maart 2026 om 18:05 UTC');
  });

  it('is of UTC also around midnight', () => {
    expect(timeIn('nl', '2026-12-31T23:59:59.999Z')).toBe('31 december 2026 om 23:59 UTC');
    expect(timeIn('en', '2027-01-01T00:00:00.000Z')).toBe('1 January 2027 at 00:00 UTC');
    expect(dateIn('nl', '2024-02-29')).toBe('29 februari 2024');
  });
});

describe('a refusal on a page', () => {
  it('says in every language what is the matter, in whole sentences of its own', () => {
    for (const words of [en, nl])
      for (const sentence of Object.values(words.said)) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
    for (const [code, sentence] of Object.entries(en.said))
      expect([code, nl.said[code as keyof typeof nl.said]]).not.toEqual([code, sentence]);
  });

  it('has a title of its own in both languages or in none', () => {
    expect(Object.keys(nl.titles).toSorted()).toEqual(Object.keys(en.titles).toSorted());
  });

  it('speaks to people: no rule, no field, no code of ours', () => {
    for (const words of [en, nl])
      expect(Object.values(words.said).filter((text) => /[RDA]-\d\d|[a-z][A-Z]|webhook/.test(text))).toEqual(
        [],
      );
  });
});

describe('good advice', () => {
  it('is told in Dutch wherever it is told in English, and never in English', () => {
    for (const stage of Stage.options)
      for (const reader of Party.options) {
        const english = advice(stage, reader);
        const dutch = advice(stage, reader, 'nl');
        expect(dutch.map(({ id }) => id)).toEqual(english.map(({ id }) => id));
        for (const [n, { text }] of dutch.entries()) {
          expect(text).toMatch(/^[A-Z].{30,}\.$/);
          expect(text).not.toBe(english[n]?.text);
        }
      }
  });
});

describe('the steps of a transfer', () => {
  it.each(Stage.options.filter((stage) => !isEnd(stage)))('show one as the present one: %s', (stage) => {
    for (const language of Language.options) {
      const { text = '' } = steps(stage, language) ?? {};
      expect(text.match(/aria-current="step"/g)).toHaveLength(1);
      expect(text.match(/<li/g)).toHaveLength(7);
      expect(text).toMatch(language === 'en' ? /Step \d of 7: \w/ : /Stap \d van 7: \w/);
    }
  });

  it('go on from stage to stage and are no more once the transfer has ended', () => {
    const numbers = Stage.options.map((stage) => /Step (\d)/.exec(steps(stage, 'en')?.text ?? '')?.[1]);
    expect(numbers).toEqual(['1', '2', '3', '4', '5', '6', '6', '7', ...Array<undefined>(6)]);
  });
});
