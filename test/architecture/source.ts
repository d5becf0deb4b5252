import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync, visitorKeys } from 'oxc-parser';

/** The repository that is judged; the planted trees of `planted.test.ts` take its place there. */
export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

/** A syntax node as ESTree has it, with children under the keys that `visitorKeys` names. */
export type SyntaxNode = { type: string; start: number; end: number; [key: string]: unknown };

/** What one file asks of another: `to` is a path from the root, or the name of a package as written. */
export type Import = { to: string; local: boolean; typeOnly: boolean; line: number };

/** One source file; `path` is from the root, with slashes. */
export type Source = {
  path: string;
  text: string;
  program: SyntaxNode;
  comments: { value: string; line: number }[];
  imports: Import[];
  lineOf(position: number): number;
};

const CODE = /\.(ts|tsx|mts|js|mjs|cjs)$/;
const NOT_OURS = new Set(['node_modules', 'out', 'dist', 'built', 'coverage', '.git', '.state']);

/** Every file below some folders of a root, paths from the root with slashes, sorted; missing folders hold nothing. */
export function filesIn(root: string, ...folders: string[]): string[] {
  return folders.flatMap((folder) => (existsSync(join(root, folder)) ? filesBelow(root, folder) : [])).sort();
}

/** The code below some folders of a root, parsed. A file that does not parse throws: no rule could judge it. */
export function sourcesIn(root: string, ...folders: string[]): Source[] {
  return filesIn(root, ...folders)
    .filter((path) => CODE.test(path))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

/** Visits a node and all below it, each with the node above and the key it stands under. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent?: SyntaxNode, key?: string) => void,
  parent?: SyntaxNode,
  key?: string,
): void {
  visit(node, parent, key);
  for (const childKey of visitorKeys[node.type] ?? []) {
    for (const child of [node[childKey]].flat()) if (isNode(child)) walk(child, visit, node, childKey);
  }
}

/** Whether a value out of the syntax tree is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function parse(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text);
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`);
  const lineOf = (position: number) => text.slice(0, position).split('\n').length;
  const tree = program as unknown as SyntaxNode;
  return {
    path,
    text,
    program: tree,
    comments: comments.map(({ value, start }) => ({ value, line: lineOf(start) })),
    imports: importsOf(tree, path, lineOf),
    lineOf,
  };
}

function importsOf(program: SyntaxNode, path: string, lineOf: Source['lineOf']): Import[] {
  const imports: Import[] = [];
  walk(program, (node) => {
    const source = requested(node);
    if (!source) return;
    const to = source.type === 'Literal' ? String(source.value) : '(a computed name)';
    const local = to.startsWith('.');
    imports.push({
      to: local ? posix.join(posix.dirname(path), to) : to,
      local,
      // `import { type A }` still loads the file under verbatimModuleSyntax; only `import type` does not.
      typeOnly: node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type',
      line: lineOf(node.start),
    });
  });
  return imports;
}

/** The node that names the file a statement or expression asks for. */
function requested(node: SyntaxNode): SyntaxNode | undefined {
  const callee = node.callee;
  const isRequire = node.type === 'CallExpression' && isNode(callee) && callee.name === 'require';
  const source = isRequire ? [node.arguments].flat()[0] : node.source;
  return isNode(source) ? source : undefined;
}
