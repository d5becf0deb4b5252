import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from './source.ts';

type Locked = { resolved?: string; optionalDependencies?: Record<string, string> };

const text = readFileSync(join(REPOSITORY, 'package-lock.json'), 'utf8');
const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };

describe('the lock file', () => {
  it('names no registry, so that each machine uses its own', () => {
    const resolved = Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined);
    expect(resolved.map(([path]) => path)).toEqual([]);
  });

  it('holds the builds for other platforms too: `npm ci` refuses a lock without them', () => {
    const locked = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
    );
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !locked.has(name));
    expect(missing).toEqual([]);
  });
});
