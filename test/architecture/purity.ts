import { isNode, type Source, type SyntaxNode, sourcesIn, walk } from './source.ts';

const TO_DOMAIN = 'In the domain, time, ids and settings are arguments.';
const TO_ORCHESTRATOR = 'An orchestrator is replayed: ask flow, or let an activity do it.';

/** Globals that answer differently each time, or touch the world. */
const IMPURE_GLOBALS = new Set([
  ...['process', 'globalThis', 'global', 'performance', 'crypto'],
  ...['fetch', 'WebSocket', 'XMLHttpRequest', 'console'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
]);
/** Properties that are impure wherever they hang: `crypto.randomUUID`, `Temporal.Now`. */
const IMPURE_MEMBERS = new Set([
  ...['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'randomFillSync', 'getRandomValues'],
  ...['generateKeyPair', 'generateKeyPairSync', 'generateKey', 'generateKeySync', 'webcrypto'],
]);
const PURE_DATE_MEMBERS = new Set(['parse', 'UTC']);

/** Every place where the domain or an orchestrator reads a clock, chance, the environment or the network. */
export function breachesOfPurity(root: string): string[] {
  const domain = sourcesIn(root, 'shared').filter(({ path }) => !path.startsWith('shared/adapters/'));
  return [
    ...domain.flatMap((source) => impurities(source).map((found) => `${found}. ${TO_DOMAIN}`)),
    ...sourcesIn(root, 'functions/orchestrators').flatMap((source) =>
      impurities(source).map((found) => `${found}. ${TO_ORCHESTRATOR}`),
    ),
  ];
}

function impurities(source: Source): string[] {
  const own = namesDeclaredIn(source.program);
  const found: string[] = [];
  walk(source.program, (node, parent, key) => {
    const what = impurityOf(node, parent, key, own);
    if (what) found.push(`${source.path}:${source.lineOf(node.start)} uses ${what}`);
  });
  return found;
}

function impurityOf(
  node: SyntaxNode,
  parent?: SyntaxNode,
  key?: string,
  own = new Set<string>(),
): string | undefined {
  if (node.type === 'ImportSpecifier') return impureImport(node);
  if (node.type === 'MemberExpression') return impureMember(node, own);
  if (node.type !== 'Identifier' || !isReference(parent, key)) return undefined;
  const name = String(node.name);
  if (own.has(name)) return undefined;
  if (name === 'Date') return isPureDate(parent, key) ? undefined : 'the clock (Date)';
  return IMPURE_GLOBALS.has(name) ? name : undefined;
}

function impureImport({ imported }: SyntaxNode): string | undefined {
  const name = isNode(imported) ? String(imported.name) : '';
  return IMPURE_MEMBERS.has(name) ? name : undefined;
}

function impureMember({ object, property }: SyntaxNode, own: ReadonlySet<string>): string | undefined {
  const name = nameOf(property);
  const holder = nameOf(object);
  if (IMPURE_MEMBERS.has(name)) return name;
  if (holder === 'Math' && name === 'random' && !own.has('Math')) return 'Math.random';
  return holder === 'Temporal' && name === 'Now' ? 'Temporal.Now' : undefined;
}

function nameOf(node: unknown): string {
  return isNode(node) ? String(node.name ?? node.value ?? '') : '';
}

/** `new Date(value)`, `Date.parse`, `Date.UTC` and `instanceof Date` only reckon; everything else may read the clock. */
function isPureDate(parent?: SyntaxNode, key?: string): boolean {
  if (parent?.type === 'NewExpression') return key === 'callee' && [parent.arguments].flat().length > 0;
  if (parent?.type === 'MemberExpression') return PURE_DATE_MEMBERS.has(nameOf(parent.property));
  return parent?.type === 'BinaryExpression' && parent.operator === 'instanceof';
}

/** An identifier that stands for a value: not a property name, a key, a label or part of a type. */
function isReference(parent?: SyntaxNode, key?: string): boolean {
  if (!parent || parent.type.startsWith('TS'))
    return parent?.type === 'TSNonNullExpression' || isCast(parent, key);
  if (parent.computed) return true;
  if (parent.type === 'MemberExpression') return key === 'object';
  if (parent.type === 'Property') return key === 'value';
  return !/^(PropertyDefinition|MethodDefinition|LabeledStatement|ImportSpecifier|ExportSpecifier)$/.test(
    parent.type,
  );
}

function isCast(parent?: SyntaxNode, key?: string): boolean {
  return key === 'expression' && /^TS(As|Satisfies|TypeAssertion)/.test(parent?.type ?? '');
}

/** Names that a file declares itself, anywhere: a parameter called `fetch` is the caller's. */
function namesDeclaredIn(program: SyntaxNode): Set<string> {
  const names = new Set<string>();
  walk(program, (node, parent, key) => {
    const declares =
      (key === 'id' && /^(VariableDeclarator|Function|Class)/.test(parent?.type ?? '')) ||
      (key === 'params' && !parent?.type.startsWith('TS')) ||
      (key === 'local' && parent?.type.startsWith('Import'));
    if (declares) for (const name of namesBoundBy(node)) names.add(name);
  });
  return names;
}

function namesBoundBy(pattern: SyntaxNode): string[] {
  if (pattern.type === 'Identifier') return [String(pattern.name)];
  const parts = [pattern.elements, pattern.properties, pattern.value, pattern.left, pattern.argument];
  return parts.flat().filter(isNode).flatMap(namesBoundBy);
}
