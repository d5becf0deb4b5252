import { beforeAll, describe, expect, it } from 'vitest';
import { judgeAll, type Verdict, type Verdicts } from '../support/simulation/mutant-lab.ts';
import { MUTANTS } from '../support/simulation/mutants.ts';

/** A minute and a half on two idle cores, several times that beside other work. */
const PATIENCE_MS = 1_200_000;

const judged = (verdict: Verdict | Error | undefined): Verdict => {
  if (!verdict || verdict instanceof Error) throw verdict ?? new Error('Nobody has judged it.');
  return verdict;
};

describe('the stories', () => {
  let verdicts: Verdicts;

  beforeAll(async () => {
    verdicts = await judgeAll(MUTANTS);
  }, PATIENCE_MS);

  it('are all told of the product as it is', () => {
    const healthy = judged(verdicts.healthy);
    expect(healthy.failed, healthy.output).toEqual([]);
    const named = new Set(MUTANTS.map(({ killedBy }) => killedBy));
    expect(healthy.passed).toEqual(expect.arrayContaining([...named]));
  });

  for (const { name, killedBy } of MUTANTS)
    it(`notice when ${name}`, () => {
      const verdict = judged(verdicts.mutants.get(name));
      expect(verdict.failed, verdict.output).toEqual([killedBy]);
    });
});
