import { describe, expect, it } from 'vitest';
import { STEPS, stepsTold, stepsWithoutFile } from './article.ts';
import { inPlantedTree } from './planted.ts';
import { rowsNamedIn } from './rows.ts';
import {
  isTableFresh,
  rowsNotInLimits,
  rowsOf,
  rowsTable,
  rowsWithoutTest,
  titlesOfNoRow,
} from './rows-table.ts';
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

describe('the rows of the rules', () => {
  const named = rowsOf(REPOSITORY);

  it('are each named by a test, or left out with a reason', () => {
    expect(rowsWithoutTest(named)).toEqual([]);
  });

  it('are the only ones that tests name', () => {
    expect(titlesOfNoRow(named)).toEqual([]);
  });

  it('are named in the limits of README.md when they are left out', () => {
    expect(rowsNotInLimits(REPOSITORY)).toEqual([]);
  });

  it('stand in test/ROWS.md as tests name them; `node test/architecture/rows-table.ts` writes it anew', () => {
    expect(isTableFresh(REPOSITORY, named)).toBe(true);
  });
});

describe('a row', () => {
  it('is named in a title alone, in a list or in a range', () => {
    const titles = {
      'keeps to R-34 and D-05, A-11': ['R-34', 'D-05', 'A-11'],
      'R-13…R-16: the ticket': ['R-13', 'R-14', 'R-15', 'R-16'],
      '(R-13–15)': ['R-13', 'R-14', 'R-15'],
      'SHA-256, R-344, AR-34, r-34, R-3': [],
    };
    const named = Object.keys(titles).map((title) => [title, rowsNamedIn(title)]);
    expect(Object.fromEntries(named)).toEqual(titles);
  });
});

describe('planted tests', () => {
  const ROWS = {
    'R-01': { title: 'one | thing' },
    'R-02': { title: 'another' },
    'R-03': { title: 'a third' },
    'R-04': { title: 'gone', leftOut: 'nobody asks for it.' },
    'R-05': { title: 'lost' },
  };
  const row = (number: number) => `R-0${number}`;
  const tests = [
    `const TABLE = [['${row(3)}', 1], ['of it all', 2]] as const;`,
    `describe('a thing (${row(1)})', () => { it('is one', () => {}); });`,
    `describe.each([['good', 1]])('a %s thing', () => { it.each(TABLE)('is %s at %i', () => {}); });`,
    `it(\`is \${name} (${row(2)})\`, () => {}); // ${row(5)}`,
    `expect('${row(5)}').toBe(it.name);`,
  ].join('\n');
  const tree = { 'test/unit/a.test.ts': tests, 'test/unit/a.ts': `it('${row(5)}', () => {});` };
  const readme = `## Limits\n\n- Left out: nothing.\n\n## Rows\n\n${row(4)}`;

  it('count for the rows that their titles and those around them name', () => {
    const found = inPlantedTree(tree, (root) => Object.fromEntries(rowsOf(root)));
    const at = (title: string) => [{ path: 'test/unit/a.test.ts', title }];
    expect(found).toEqual({
      [row(1)]: at(`a thing (${row(1)}) › is one`),
      [row(2)]: at(`is … (${row(2)})`),
      [row(3)]: at(`a good thing › is ${row(3)} at 1`),
    });
  });

  it('are told when they leave a row, and the README when it is silent on one', () => {
    const faults = inPlantedTree({ ...tree, 'README.md': readme }, (root) => [
      ...rowsWithoutTest(rowsOf(root), ROWS),
      ...rowsNotInLimits(root, ROWS),
    ]);
    expect(faults).toEqual([row(5), row(4)]);
  });

  it('are told when they name what is left out or what there is not', () => {
    const files = { 'test/a.test.ts': `it('${row(4)}', () => {}); it('${row(6)}…${row(7)}', () => {});` };
    expect(inPlantedTree(files, (root) => titlesOfNoRow(rowsOf(root), ROWS))).toEqual([
      expect.stringContaining(`test/a.test.ts names ${row(4)}, which is left out`),
      expect.stringContaining(`names ${row(6)}, which does not exist`),
      expect.stringContaining(`names ${row(7)}, which does not exist`),
    ]);
  });

  it('make a table of every row, which is stale when they change', () => {
    const table = inPlantedTree(tree, (root) => rowsTable(rowsOf(root), ROWS));
    expect(table.split('\n').slice(7, -1)).toEqual([
      `| ${row(1)} | one \\| thing | tested by test/unit/a.test.ts › a thing (${row(1)}) › is one |`,
      `| ${row(2)} | another | tested by test/unit/a.test.ts › is … (${row(2)}) |`,
      `| ${row(3)} | a third | tested by test/unit/a.test.ts › a good thing › is ${row(3)} at 1 |`,
      `| ${row(4)} | gone | left out: nobody asks for it. |`,
      `| ${row(5)} | lost | **no test** |`,
    ]);
    const fresh = (text: string) =>
      inPlantedTree({ ...tree, 'test/ROWS.md': text }, (root) => isTableFresh(root, rowsOf(root), ROWS));
    expect([fresh(table), fresh(table.replace('is one', 'is two'))]).toEqual([true, false]);
  });
});
