import { describe, expect, it } from 'vitest';
import { STEPS, stepsTold, stepsWithoutFile } from './article.ts';
import { inPlantedTree } from './planted.ts';
import { REPOSITORY } from './source.ts';

const placesOf = (root: string) => Object.fromEntries(stepsTold(root));

describe('the seven steps of the article', () => {
  it.each(STEPS)('are told by the orchestrators: step %i exactly once', (step) => {
    expect(stepsTold(REPOSITORY).get(step), `places that tell of step ${step}`).toHaveLength(1);
  });

  it('have their files in the table of README.md', () => {
    expect(stepsWithoutFile(REPOSITORY)).toEqual([]);
  });
});

describe('a planted story', () => {
  it('has its steps found in comments, and nowhere else', () => {
    const text = [
      `step('ticket'); // 1-2  The customer has asked.`,
      '// 3. The current partner signs.',
      '/** 4: The new partner signs. */',
      '// 5 of 6 mails were sent.',
      `const text = '// 5  A support engineer answers.';`,
      '// 8 business hours; 70 lines',
      '// Signed at 3. 7 Days go by. 8  Hours too.',
      '// 6  The new partner looks. 7  It removes access.',
    ].join('\n');
    const told = inPlantedTree({ 'functions/orchestrators/a.ts': text }, placesOf);
    const at = (line: number) => [`functions/orchestrators/a.ts:${line}`];
    expect(told).toEqual({ 1: at(1), 2: at(1), 3: at(2), 4: at(3), 5: [], 6: at(8), 7: at(8) });
  });

  it('has a table whose gaps are told', () => {
    const table = [
      '| step | who | file |',
      '| 1–2 | customer | `functions/orchestrators/a.ts` |',
      '| **3** | current partner | [story](functions/orchestrators/a.ts) |',
      '| 4 | new partner | `functions/orchestrators/b.ts` |',
      '| 5 | current partner | nothing |',
      '| 6 | support | `functions/orchestrators/` `functions/orchestrators/a.ts` |',
    ].join('\n');
    expect(
      inPlantedTree({ 'functions/orchestrators/a.ts': '', 'README.md': table }, stepsWithoutFile),
    ).toEqual([
      'README.md: step 4 names functions/orchestrators/b.ts, no file.',
      'README.md names no file for step 5.',
      'README.md has no table row for step 7.',
    ]);
  });
});
