import { describe, expect, it } from 'vitest';
import { breachesOfPurity } from './purity.ts';
import { REPOSITORY, sourcesIn } from './source.ts';

describe('the domain and the orchestrators', () => {
  it('are seen', () => {
    expect(sourcesIn(REPOSITORY, 'shared').length).toBeGreaterThan(20);
    expect(sourcesIn(REPOSITORY, 'functions/orchestrators').length).toBeGreaterThan(0);
  });

  it('read no clock, chance, environment or network', () => {
    expect(breachesOfPurity(REPOSITORY)).toEqual([]);
  });
});
