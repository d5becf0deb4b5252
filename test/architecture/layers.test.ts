import { describe, expect, it } from 'vitest';
import { breachesOfExports } from './exports.ts';
import { breachesOfLayers } from './layers.ts';
import { undeclaredPackages } from './packages.ts';
import { REPOSITORY, sourcesIn } from './source.ts';

describe('the layers', () => {
  it('are seen: there is code in each of the four folders', () => {
    for (const folder of ['functions', 'shared', 'infra', 'test'])
      expect([folder, sourcesIn(REPOSITORY, folder).length > 0]).toEqual([folder, true]);
  });

  it('import only what the table of layers allows', () => {
    expect(breachesOfLayers(REPOSITORY)).toEqual([]);
  });

  it('import only packages that package.json lists', () => {
    expect(undeclaredPackages(REPOSITORY)).toEqual([]);
  });

  it('export by name, from the file that has it', () => {
    expect(breachesOfExports(REPOSITORY)).toEqual([]);
  });
});
