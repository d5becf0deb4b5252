import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROWS, type Row, rowsNamedIn } from './rows.ts';
import { REPOSITORY } from './source.ts';
import { type TestTitle, testTitles } from './test-titles.ts';

type Rows = Readonly<Record<string, Row>>;
type Named = ReadonlyMap<string, readonly TestTitle[]>;

/** Where the table lies; `node test/architecture/rows-table.ts` writes it anew. */
export const TABLE = 'test/ROWS.md';

/** Tests a row is shown with; more would hide the others. */
const SHOWN = 3;

/** The tests that name each row, `row → tests`: first those that name the fewest rows, for they are about it. */
export function rowsOf(root: string): Map<string, TestTitle[]> {
  const tests = testTitles(root)
    .map((test) => ({ ...test, rows: new Set(rowsNamedIn(test.title)) }))
    .sort((one, other) => one.rows.size - other.rows.size);
  const named = new Map<string, TestTitle[]>();
  for (const { path, title, rows } of tests)
    for (const row of rows) named.set(row, [...(named.get(row) ?? []), { path, title }]);
  return named;
}

/** Rows that no test names and that are not left out. */
export function rowsWithoutTest(named: Named, rows: Rows = ROWS): string[] {
  return Object.keys(rows).filter((row) => !named.has(row) && rows[row]?.leftOut === undefined);
}

/** Titles that name a row there is not, or one that is left out, as sentences. */
export function titlesOfNoRow(named: Named, rows: Rows = ROWS): string[] {
  return [...named].flatMap(([name, tests]) => {
    const row = rows[name];
    if (row && row.leftOut === undefined) return [];
    const what = row ? 'which is left out' : 'which does not exist';
    return tests.map(({ path, title }) => `${path} names ${name}, ${what}: ${title}`);
  });
}

/** Rows that are left out and that the Limits of README.md do not name. */
export function rowsNotInLimits(root: string, rows: Rows = ROWS): string[] {
  const told = rowsNamedIn(limitsOf(root));
  return Object.keys(rows).filter((row) => rows[row]?.leftOut !== undefined && !told.includes(row));
}

/** The table of all rows as Markdown. */
export function rowsTable(named: Named, rows: Rows = ROWS): string {
  const lines = Object.entries(rows).map(
    ([row, { title, leftOut }]) => `| ${row} | ${cell(title)} | ${state(named.get(row) ?? [], leftOut)} |`,
  );
  return [
    '# Every row of the rules, and the tests that show it',
    '',
    'R rows are the process, D rows come from other documents, A rows settle what is unclear. A test shows a row when its',
    'title names it. Made by `node test/architecture/rows-table.ts`; `test/architecture/article.test.ts` says when it is stale.',
    '',
    '| row | what it asks | state |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** Whether the table in the tree is the one its tests make. */
export function isTableFresh(root: string, named: Named, rows: Rows = ROWS): boolean {
  const path = join(root, TABLE);
  return existsSync(path) && readFileSync(path, 'utf8') === rowsTable(named, rows);
}

function state(tests: readonly TestTitle[], leftOut: string | undefined): string {
  if (leftOut !== undefined) return `left out: ${cell(leftOut)}`;
  if (tests.length === 0) return '**no test**';
  return tests
    .slice(0, SHOWN)
    .map(({ path, title }) => `tested by ${path} › ${cell(title)}`)
    .join('<br>');
}

function cell(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

function limitsOf(root: string): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return readme.split(/^## /m).find((section) => section.startsWith('Limits\n')) ?? '';
}

if (import.meta.main) writeFileSync(join(REPOSITORY, TABLE), rowsTable(rowsOf(REPOSITORY)));
