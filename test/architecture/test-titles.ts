import { isNode, type Source, type SyntaxNode, sourcesIn, walk } from './source.ts';

/** A test as a reader of the report sees it: its own title after those of the groups around it. */
export type TestTitle = { path: string; title: string };

type Call = { kind: 'group' | 'test'; titles: string[]; start: number; end: number };

/** The initial values of constants by their names. */
type Tables = ReadonlyMap<string, unknown>;

const KINDS: Readonly<Record<string, Call['kind']>> = { describe: 'group', it: 'test', test: 'test' };
const UNKNOWN = '…';

/** The titles of all tests in the `*.test.ts` files below `test/`; a table of tests has one for each of its lines. */
export function testTitles(root: string): TestTitle[] {
  return sourcesIn(root, 'test')
    .filter(({ path }) => path.endsWith('.test.ts'))
    .flatMap(titlesIn);
}

function titlesIn({ path, program }: Source): TestTitle[] {
  const tables = namedTables(program);
  const calls: Call[] = [];
  walk(program, (node) => {
    const call = callOf(node, tables);
    if (call) calls.push(call);
  });
  return calls
    .filter(({ kind }) => kind === 'test')
    .flatMap((test) => {
      const around = calls.filter(
        ({ kind, start, end }) => kind === 'group' && start < test.start && test.end <= end,
      );
      return [...around, test].reduce<string[]>(
        (before, { titles }) =>
          before.flatMap((outer) => titles.map((title) => (outer ? `${outer} › ${title}` : title))),
        [''],
      );
    })
    .map((title) => ({ path, title: title.replaceAll(/\s+/g, ' ') }));
}

/** `it('title')`, `describe('title')`, and both with `.each(table)` or another modifier between. */
function callOf(node: SyntaxNode, tables: Tables): Call | undefined {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  const table = node.callee.type === 'CallExpression' ? node.callee : undefined;
  const runner = runnerOf(table ? table.callee : node.callee);
  const kind = runner && KINDS[runner];
  const title = textOf(argument(node, 0));
  if (!kind || title === undefined) return undefined;
  const titles = table ? titlesOfTable(title, argument(table, 0), tables) : [title];
  return { kind, titles: [...new Set(titles)], start: node.start, end: node.end };
}

/** The name at the head of `it.each`. */
function runnerOf(callee: unknown): string | undefined {
  if (!isNode(callee)) return undefined;
  return callee.type === 'MemberExpression' ? runnerOf(callee.object) : String(callee.name ?? '');
}

/** Each line of a table that stands in the file fills the placeholders of the title; other tables leave them. */
function titlesOfTable(title: string, table: unknown, tables: Tables): string[] {
  const isName = isNode(table) && table.type === 'Identifier';
  const lines = elementsOf(isName ? tables.get(String(table.name)) : table);
  if (!lines) return [title];
  return lines.map((line) => {
    const cells = (elementsOf(line) ?? [line]).map((cell) => textOf(cell) ?? UNKNOWN);
    return title.replace(/%([sdifjoO%])/g, (_, letter) =>
      letter === '%' ? '%' : (cells.shift() ?? UNKNOWN),
    );
  });
}

/** The constants of a file that a table could be. */
function namedTables(program: SyntaxNode): Tables {
  const tables = new Map<string, unknown>();
  walk(program, ({ type, id, init }) => {
    if (type === 'VariableDeclarator' && isNode(id)) tables.set(String(id.name), init);
  });
  return tables;
}

/** What stands in an array, also in `[…] as const`. */
function elementsOf(node: unknown): unknown[] | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSAsExpression') return elementsOf(node.expression);
  return node.type === 'ArrayExpression' ? [node.elements].flat() : undefined;
}

function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal') return String(node.value);
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = [node.quasis].flat().filter(isNode);
  return parts.map(({ value }) => String((value as { cooked: string }).cooked)).join(UNKNOWN);
}

function argument(call: SyntaxNode, index: number): unknown {
  return [call.arguments].flat()[index];
}
