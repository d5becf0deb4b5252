import { beforeAll, describe, expect, it } from 'vitest';
import { judge, judgeAll, type Verdict } from '../support/simulation/mutant-lab.ts';
import { MUTANTS } from '../support/simulation/mutants.ts';

const PATIENCE_MS = 300_000;

describe('the stories', () => {
  let verdicts: Map<string, Verdict | Error>;
  let healthy: Verdict;

  beforeAll(async () => {
    healthy = await judge();
    verdicts = await judgeAll(MUTANTS);
  }, PATIENCE_MS);

  it('are all told of the product as it is', () => {
    expect(healthy.failed, healthy.output).toEqual([]);
    const named = new Set(MUTANTS.map(({ killedBy }) => killedBy));
    expect(healthy.passed).toEqual(expect.arrayContaining([...named]));
  });

  for (const { name, killedBy } of MUTANTS)
    it(`notice when ${name}`, () => {
      const verdict = verdicts.get(name);
      if (!verdict || verdict instanceof Error) throw verdict ?? new Error(`"${name}" was not judged.`);
      expect(verdict.failed, verdict.output).toEqual([killedBy]);
    });
});
