import { isNode, type SyntaxNode, sourcesIn, walk } from './source.ts';

/** Lines a file may have, the longest name that fits its path (STYLE 2.4); a registry grows with what it lists. */
const LIMITS: Record<string, number> = {
  'functions/orchestrators': 70,
  'functions/activities': 40,
  'functions/activities/index.ts': 120,
  'functions/http': 45,
  'functions/pages': 80,
  'functions/pages/client': 120,
  'functions/runtime': 120,
  functions: 200,
  shared: 200,
  infra: 200,
  test: 300,
};
const folders = Object.keys(LIMITS).sort((a, b) => b.length - a.length);
const RUNNERS = new Set(['it', 'test', 'describe', 'suite', 'bench', 'context', 'ctx']);
const NOT_RUN = new Set(['only', 'skip', 'todo', 'skipIf', 'runIf', 'fails']);

/** Files that are longer than their folder allows, as sentences. */
export function tooLong(root: string): string[] {
  return sourcesIn(root, 'functions', 'shared', 'infra', 'test').flatMap(({ path, text }) => {
    const name = folders.find((candidate) => path === candidate || path.startsWith(`${candidate}/`));
    const limit = (name && LIMITS[name]) || 0;
    const lines = text.trimEnd().split('\n').length;
    return lines > limit
      ? [`${path} has ${lines} lines; ${name} allows ${limit}. Give the second idea its own file.`]
      : [];
  });
}

/** Tests that are switched off or alone, as sentences: `npm test` would not tell. */
export function testsNotRun(root: string): string[] {
  return sourcesIn(root, 'test').flatMap((source) => {
    const found: string[] = [];
    walk(source.program, (node) => {
      const how = switchedOff(node);
      if (how)
        found.push(`${source.path}:${source.lineOf(node.start)} calls .${how}: a test runs or is deleted.`);
    });
    return found;
  });
}

function switchedOff({ type, callee }: SyntaxNode): string | undefined {
  if (type !== 'CallExpression' || !isNode(callee)) return undefined;
  const member = callee.type === 'CallExpression' ? callee.callee : callee;
  if (!isNode(member) || member.type !== 'MemberExpression') return undefined;
  const [runner = '', ...names] = namesAlong(member);
  return RUNNERS.has(runner) ? names.find((name) => NOT_RUN.has(name)) : undefined;
}

/** All names along `it.skip.each`, the first one first. */
function namesAlong(node: unknown): string[] {
  if (!isNode(node)) return [];
  if (node.type === 'MemberExpression') return [...namesAlong(node.object), ...namesAlong(node.property)];
  return [String(node.name ?? node.value ?? '')];
}
