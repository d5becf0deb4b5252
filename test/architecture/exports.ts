import { type Source, type SyntaxNode, sourcesIn } from './source.ts';

/** The two tables of contents, and a worker, which a browser loads by the address of a file of its own; vitest asks for a default export in its configuration. */
const MAY_ONLY_PASS_ON = new Set([
  'functions/index.ts',
  'functions/activities/index.ts',
  'functions/pages/client/document/pdf-worker.ts',
]);
const MAY_EXPORT_DEFAULT = new Set(['test/vitest.config.ts']);

/** Default exports and barrels, as sentences (STYLE 2.1, 7): a name has one spelling and one home. */
export function breachesOfExports(root: string): string[] {
  return sourcesIn(root, 'functions', 'shared', 'infra', 'test').flatMap((source) => [
    ...defaultExports(source),
    ...starExports(source),
    ...barrel(source),
  ]);
}

function statementsOf({ program }: Source): SyntaxNode[] {
  return program.body as SyntaxNode[];
}

function defaultExports(source: Source): string[] {
  if (MAY_EXPORT_DEFAULT.has(source.path)) return [];
  return statementsOf(source)
    .filter(({ type }) => type === 'ExportDefaultDeclaration')
    .map(({ start }) => `${source.path}:${source.lineOf(start)} exports a default: name it.`);
}

function starExports(source: Source): string[] {
  return statementsOf(source)
    .filter(({ type }) => type === 'ExportAllDeclaration')
    .map(({ start }) => `${source.path}:${source.lineOf(start)} exports *: say which names.`);
}

function barrel(source: Source): string[] {
  const statements = statementsOf(source);
  const passedOn = statements.filter(({ type, source: from }) => type === 'ExportNamedDeclaration' && from);
  if (MAY_ONLY_PASS_ON.has(source.path) || passedOn.length === 0) return [];
  return passedOn.length === statements.length
    ? [`${source.path} is a barrel: import from the file that has it.`]
    : [];
}
