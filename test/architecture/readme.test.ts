import { describe, expect, it } from 'vitest';
import { inPlantedTree } from './planted.ts';
import { scriptsNotNamed, untruthsInReadmes } from './readme.ts';
import { REPOSITORY } from './source.ts';

describe('the READMEs', () => {
  it('name commands and paths that exist, in fewer than 200 lines', () => {
    expect(untruthsInReadmes(REPOSITORY)).toEqual([]);
  });

  it('name every script at the top', () => {
    expect(scriptsNotNamed(REPOSITORY)).toEqual([]);
  });
});

describe('a planted README', () => {
  const tree = {
    'package.json': '{ "scripts": { "start": "node a.ts", "test": "vitest", "test:long": "vitest" } }',
    'shared/transfer/transfer.ts': '',
    'infra/README.md': 'See `local/start.ts` and [the domain](../shared/transfer/transfer.ts).',
    'infra/local/start.ts': '',
  };
  const judge = (text: string) => inPlantedTree({ ...tree, 'README.md': text }, untruthsInReadmes);

  it.each([
    ['an unknown script', 'Run `npm run demo`.', '"npm demo"'],
    ['an unknown script in a block', '```\nnpm ci && npm run demo\n```', '"npm demo"'],
    ['a lifecycle script that is not there', 'Say `npm stop`.', '"npm stop"'],
    ['a missing file', 'Read `shared/transfer/stages.ts`.', 'shared/transfer/stages.ts'],
    ['a missing folder', 'Read `shared/access/`.', 'shared/access/'],
    ['a missing file in no folder of ours', 'Read `domain/stages.ts`.', 'domain/stages.ts'],
    ['a missing file without a folder', 'Read `stages.ts`.', 'stages.ts'],
    ['a broken link', 'Read [this](shared/stages.md#top).', 'shared/stages.md'],
    ['200 lines', 'a\n'.repeat(199), 'has 200 lines'],
  ])('with %s is told', (_, text, told) => {
    expect(judge(text)).toEqual([expect.stringContaining(told)]);
  });

  it('that is true is not told', () => {
    const text =
      'Run `npm ci && npm test`, `npm run test:long`, `npm start`. Read `shared/transfer/transfer.ts`, `transfer.ts`, ' +
      '`shared/`, [infra](infra/README.md), [Azure](https://example.org/a.ts). Not paths: `@azure/functions`, ' +
      '`GET /api/transfers/{id}`, `forms/{id}/{sha256}.pdf`, `out/form.json`, `application/json`, `Date.now`.';
    expect(judge(text)).toEqual([]);
  });

  it('that forgets a script is told', () => {
    const readme = { ...tree, 'README.md': 'Run `npm start` and `npm run test:long`.' };
    expect(inPlantedTree(readme, scriptsNotNamed)).toEqual(['test']);
  });
});
