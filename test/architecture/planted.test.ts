import { describe, expect, it } from 'vitest';
import { breachesOfExports } from './exports.ts';
import { breachesOfLayers } from './layers.ts';
import { undeclaredPackages } from './packages.ts';
import { inPlantedTree } from './planted.ts';
import { breachesOfPurity } from './purity.ts';
import { testsNotRun, tooLong } from './sizes.ts';

describe('a planted breach of the layers', () => {
  it.each([
    ['functions/orchestrators/a.ts', `import { sign } from '../activities/sign.ts';`],
    ['functions/orchestrators/a.ts', `import { type Sign } from '../activities/sign.ts';`],
    ['functions/orchestrators/a.ts', `import { services } from '../runtime/services.ts';`],
    ['functions/orchestrators/a.ts', `import { createHash } from 'node:crypto';`],
    ['functions/orchestrators/a.ts', `import type { Context } from 'durable-functions';`],
    ['functions/activities/a.ts', `import { app } from '@azure/functions';`],
    ['functions/activities/a.ts', `import type { Store } from '../../shared/adapters/azure/store.ts';`],
    ['functions/activities/a.ts', `import { b } from '../http/b.ts';`],
    ['functions/activities/a.ts', `const { b } = await import('../pages/b.ts');`],
    ['functions/activities/a.ts', `const b = await import(name);`],
    ['functions/activities/a.ts', `const b = require('durable-functions');`],
    ['functions/http/a.ts', `import { b } from '../pages/b.ts';`],
    ['functions/http/a.ts', `import { readFileSync } from 'node:fs';`],
    ['functions/pages/a.ts', `export { b } from '../http/b.ts';`],
    ['functions/pages/a.ts', `import { b } from './client/b.ts';`],
    ['functions/pages/client/a.ts', `import { endpoint } from '../../runtime/endpoint.ts';`],
    ['functions/timers/a.ts', `import { b } from '../activities/b.ts';`],
    ['functions/events/a.ts', `import { b } from '../../infra/local/b.ts';`],
    ['functions/runtime/flow.ts', `import { store } from '../../shared/adapters/memory/store.ts';`],
    ['functions/runtime/flow.ts', `import { sign } from '../activities/sign.ts';`],
    ['functions/runtime/services.ts', `import { BlobServiceClient } from '@azure/storage-blob';`],
    ['functions/index.ts', `import { app } from '@azure/functions';`],
    ['functions/utils/a.ts', `export const a = 1;`],
    ['shared/a.ts', `export const a = 1;`],
    ['shared/transfer/a.ts', `import { flow } from '../../functions/runtime/flow.ts';`],
    ['shared/transfer/a.ts', `import type { Sim } from '../../test/support/sim.ts';`],
    ['shared/transfer/a.ts', `import { TableClient } from '@azure/data-tables';`],
    ['shared/transfer/a.ts', `import { PDFDocument } from 'pdf-lib';`],
    ['shared/transfer/a.ts', `let b: import('../adapters/memory/b.ts').B;`],
    ['shared/audit/a.ts', `export * from '../adapters/memory/a.ts';`],
    ['shared/adapters/memory/a.ts', `import { TableClient } from '@azure/data-tables';`],
    ['shared/adapters/memory/a.ts', `import { b } from '../azure/b.ts';`],
    ['shared/adapters/azure/a.ts', `import { app } from '@azure/functions';`],
    ['shared/adapters/azure/a.ts', `import { b } from '../../../functions/runtime/b.ts';`],
  ])('in %s is told: %s', (path, text) => {
    const breaches = inPlantedTree(
      { 'shared/audit/clean.ts': `import { z } from 'zod';`, [path]: text },
      breachesOfLayers,
    );
    expect(breaches).toEqual([
      expect.stringMatching(new RegExp(`^${path}(:1 imports | belongs to no layer)`)),
    ]);
  });

  it('is not told of a tree that keeps to the table', () => {
    const clean = {
      'functions/index.ts': `import './activities/index.ts';\nimport './http/a.ts';`,
      'functions/orchestrators/a.ts': `import type { Acts } from '../activities/index.ts';\nimport { first } from '../runtime/flow.ts';\nimport { b } from '../../shared/transfer/b.ts';`,
      'functions/activities/a.ts': `import { activity } from '../runtime/activity.ts';\nimport { z } from 'zod';`,
      'functions/runtime/services.ts': `import { store } from '../../shared/adapters/azure/store.ts';\nimport { read } from './settings.ts';`,
      'functions/runtime/flow.ts': `import * as df from 'durable-functions';\nimport { createHash } from 'node:crypto';`,
      'shared/form/pdf/a.ts': `import { PDFDocument } from 'pdf-lib';\nimport { b } from '../../transfer/b.ts';`,
      'shared/adapters/azure/a.ts': `import { odata } from '@azure/data-tables';\nimport type { Store } from '../../transfer/store.ts';`,
      'infra/local/a.ts': `import '../../functions/index.ts';\nimport * as df from 'durable-functions';\nimport manifest from '../../package.json' with { type: 'json' };`,
      'test/unit/a.test.ts': `import { store } from '../../shared/adapters/memory/store.ts';\nimport { it } from 'vitest';`,
    };
    expect(inPlantedTree(clean, breachesOfLayers)).toEqual([]);
  });

  it('is told of default exports, stars and barrels', () => {
    const files = {
      'functions/activities/index.ts': `export { a } from './a.ts';`,
      'shared/transfer/barrel.ts': `export { a } from './a.ts';\nexport type { B } from './b.ts';`,
      'shared/transfer/default.ts': `const a = 1;\nexport default a;`,
      'shared/transfer/passes-one-on.ts': `export { a } from './a.ts';\nexport const b = 1;`,
      'shared/transfer/star.ts': `export const b = 1;\nexport * from './a.ts';`,
      'test/vitest.config.ts': `export default {};`,
    };
    expect(inPlantedTree(files, breachesOfExports)).toEqual([
      expect.stringContaining('shared/transfer/barrel.ts is a barrel'),
      expect.stringContaining('shared/transfer/default.ts:2 exports a default'),
      expect.stringContaining('shared/transfer/star.ts:2 exports *'),
    ]);
  });
});

describe('a planted package', () => {
  it('is told when package.json does not list it for the code that needs it', () => {
    const files = {
      'package.json':
        '{ "dependencies": { "zod": "4" }, "devDependencies": { "vitest": "5", "@types/x": "1" } }',
      'shared/transfer/a.ts': `import { z } from 'zod/mini';\nimport { it } from 'vitest';\nimport type { X } from '@types/x/y';`,
      'test/unit/a.test.ts': `import { it } from 'vitest';\nimport { b } from 'hoisted';\nimport { c } from 'node:fs';`,
    };
    const bench = {
      'test/bench/package.json': '{ "dependencies": { "peer": "1" } }',
      'test/bench/a.ts': `import { peer } from 'peer';\nimport { it } from 'vitest';`,
    };
    expect(inPlantedTree({ ...files, ...bench }, undeclaredPackages)).toEqual([
      expect.stringContaining('shared/transfer/a.ts:2 imports vitest'),
      expect.stringContaining('test/unit/a.test.ts:2 imports hoisted'),
    ]);
  });
});

describe('planted impurity', () => {
  it.each([
    'const a = Date.now();',
    'const a = new Date();',
    'const a = Date();',
    'const { now } = Date;',
    'const clock = Date as unknown;',
    'const a = Math.random();',
    `const a = Math['random']();`,
    'const a = process.env.KEY;',
    `const a = fetch('https://example.org');`,
    'const a = { fetch };',
    'setTimeout(() => 1, 1);',
    'const a = crypto.randomUUID();',
    `import { randomUUID } from 'node:crypto';`,
    `import { randomBytes as bytes } from 'node:crypto';`,
    `import * as c from 'node:crypto';\nconst a = c.randomBytes(1);`,
    'const a = Temporal.Now.instant();',
    'const a = globalThis.Date.now();',
    'const a = (at = Date.now()) => at;',
  ])('is told: %s', (text) => {
    for (const path of ['shared/transfer/a.ts', 'functions/orchestrators/a.ts']) {
      const breaches = inPlantedTree({ [path]: text }, breachesOfPurity);
      expect(breaches).toEqual(
        expect.arrayContaining([expect.stringMatching(new RegExp(`^${path}:\\d uses `))]),
      );
    }
  });

  it.each([
    'const a = new Date(0).toISOString();',
    'const a = Date.parse(text) + Date.UTC(2026, 1);',
    'const a = value instanceof Date;',
    'type A = { at: Date; fetch: typeof fetch };',
    'const a = job.process(order.fetch, { process: 1, setTimeout: 2 });',
    'const a = Math.max(1, 2);',
    'const a = (fetch: Fetch) => fetch(1);',
    'const a = ({ process }: { process: string }) => process;',
    '// Date.now() is for activities\nconst a = "process.env";',
  ])('is not told: %s', (text) => {
    expect(inPlantedTree({ 'shared/transfer/a.ts': text }, breachesOfPurity)).toEqual([]);
  });

  it('is none of an adapter’s or an activity’s business', () => {
    const files = { 'shared/adapters/azure/a.ts': 'Date.now();', 'functions/activities/a.ts': 'Date.now();' };
    expect(inPlantedTree(files, breachesOfPurity)).toEqual([]);
  });
});

describe('a planted', () => {
  const lines = (count: number) => 'const a = 1;\n'.repeat(count);

  it.each([
    ['functions/orchestrators/a.ts', 70],
    ['functions/activities/a.ts', 40],
    ['functions/http/a.ts', 45],
    ['functions/pages/a.ts', 80],
    ['functions/runtime/a.ts', 120],
    ['shared/transfer/a.ts', 200],
    ['infra/local/a.ts', 200],
    ['test/unit/a.test.ts', 300],
  ])('long file is told: %s after %i lines', (path, limit) => {
    expect(inPlantedTree({ [path]: lines(limit) }, tooLong)).toEqual([]);
    expect(inPlantedTree({ [path]: lines(limit + 1) }, tooLong)).toEqual([
      expect.stringContaining(`${path} has ${limit + 1} lines`),
    ]);
  });

  it.each([
    'it.skip("a", () => {});',
    'describe.only("a", () => {});',
    'it.todo("a");',
    'it.skip.each([1])("a", () => {});',
    'it.skipIf(true)("a", () => {});',
    'it("a", (context) => context.skip());',
  ])('test that does not run is told: %s', (text) => {
    expect(inPlantedTree({ 'test/unit/a.test.ts': text }, testsNotRun)[0]).toMatch(
      /^test\/unit\/a.test.ts:1 calls/,
    );
  });

  it('test that runs is not told', () => {
    const text = 'it.each([1])("skip", () => { expect(a.only(b)).toBe(store.fails(1)); }); // it.skip("a")';
    expect(inPlantedTree({ 'test/unit/a.test.ts': text }, testsNotRun)).toEqual([]);
  });
});
