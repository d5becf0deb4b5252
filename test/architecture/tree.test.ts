import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testsNotRun, tooLong } from './sizes.ts';
import { REPOSITORY, sourcesIn } from './source.ts';

/** DESIGN 2: the top level is fixed. */
const TOP_LEVEL = [
  ...['functions', 'shared', 'infra', 'test', '.ci'],
  ...[
    'host.json',
    'local.settings.sample.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'README.md',
  ],
  ...['.gitignore', '.biome.json'],
];

/** May be there as well: they come with the deployment. */
const DEPLOYMENT = ['azure.yaml', '.funcignore'];

/** Patterns of .gitignore as far as ours go: a name, a folder, a star. */
function isIgnored(name: string): boolean {
  const lines = readFileSync(join(REPOSITORY, '.gitignore'), 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const patterns = lines
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.replace(/^\/|\/$/g, ''));
  return patterns.some((pattern) =>
    new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(name),
  );
}

describe('the tree', () => {
  it('has at its top what DESIGN lists, and nothing else', () => {
    const found = readdirSync(REPOSITORY).filter(
      (name) => name !== '.git' && !DEPLOYMENT.includes(name) && !isIgnored(name),
    );
    expect(found.sort()).toEqual(TOP_LEVEL.toSorted());
  });

  it('has files of one idea each', () => {
    expect(tooLong(REPOSITORY)).toEqual([]);
  });

  it('has tests, and all of them run', () => {
    const tests = sourcesIn(REPOSITORY, 'test').filter(({ path }) => path.endsWith('.test.ts'));
    expect(tests.length).toBeGreaterThan(10);
    expect(testsNotRun(REPOSITORY)).toEqual([]);
  });
});
