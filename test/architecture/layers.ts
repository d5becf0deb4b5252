import { type Import, type Source, sourcesIn } from './source.ts';

/**
 * What a layer may import: other layers or single files (`knows`), layers by `import type` alone (`knowsTypesOf`), and
 * packages (`x*` is a prefix, `*` alone is everything). A layer always knows itself. `why` is the sentence a breach is told with.
 */
type Layer = {
  knows: readonly string[];
  knowsTypesOf?: readonly string[];
  packages: readonly string[];
  why: string;
};

const DOMAIN = ['zod', 'node:crypto'];
const PDF = [...DOMAIN, 'pdf-lib', 'fontkit', '@libpdf/core', 'node:zlib'];
const SLICES: Record<string, readonly string[]> = {
  transfer: DOMAIN,
  form: PDF,
  signing: DOMAIN,
  seal: [...PDF, 'pkijs', 'asn1js', '@peculiar/*'],
  verify: [...PDF, 'asn1js'],
  calendar: [...DOMAIN, 'temporal-polyfill'],
  access: DOMAIN,
  audit: DOMAIN,
  evidence: PDF,
  guidance: DOMAIN,
  mail: DOMAIN,
  partners: DOMAIN,
  workflow: DOMAIN,
};
const slices = Object.keys(SLICES).map((name) => `shared/${name}`);

const DOOR =
  'A door knows the runtime and the domain: never another door, an activity, an orchestrator or an SDK.';

/** The architecture (DESIGN 2, STYLE 2.1). The longest name that fits a path is its layer. */
export const LAYERS: Record<string, Layer> = {
  'functions/index.ts': {
    knows: ['functions'],
    packages: [],
    why: 'The table of contents imports doors, activities and orchestrators, and nothing else.',
  },
  'functions/orchestrators': {
    knows: ['functions/runtime/flow.ts', 'functions/runtime/orchestration.ts', ...slices],
    knowsTypesOf: ['functions/activities', 'functions/runtime'],
    packages: [],
    why: 'An orchestrator is replayed: it speaks the words of flow and sees activities as types only (`import type`).',
  },
  'functions/activities': {
    knows: ['functions/runtime', ...slices],
    packages: DOMAIN,
    why: 'An activity reaches the outside through the services it is given.',
  },
  'functions/http': {
    knows: ['functions/runtime', ...slices],
    packages: [...DOMAIN, 'zod-openapi'],
    why: DOOR,
  },
  'functions/pages': {
    knows: ['functions/runtime', ...slices],
    packages: [...DOMAIN, 'preact', 'preact-render-to-string'],
    why: DOOR,
  },
  'functions/pages/client': {
    knows: slices,
    knowsTypesOf: ['functions/pages'],
    packages: ['preact', 'pdfjs-dist', 'signature_pad'],
    why: 'Browser code has no server.',
  },
  'functions/timers': { knows: ['functions/runtime', ...slices], packages: DOMAIN, why: DOOR },
  'functions/events': { knows: ['functions/runtime', ...slices], packages: DOMAIN, why: DOOR },
  'functions/runtime': {
    knows: slices,
    knowsTypesOf: ['functions/activities', 'functions/orchestrators'],
    packages: ['@azure/functions', 'durable-functions', 'zod', 'jose', 'node:*'],
    why: 'The runtime alone knows Functions and Durable Functions, and it knows no door, activity or adapter.',
  },
  'functions/runtime/services.ts': {
    knows: ['functions/runtime', 'shared'],
    packages: ['zod', 'node:*'],
    why: 'The composition root chooses adapters; the SDKs stay behind them.',
  },
  ...Object.fromEntries(
    Object.entries(SLICES).map(([name, packages]): [string, Layer] => [
      `shared/${name}`,
      {
        knows: slices,
        packages,
        why: 'The domain knows other slices, and neither functions, adapters nor Azure.',
      },
    ]),
  ),
  'shared/adapters/azure': {
    knows: slices,
    packages: ['@azure/*', 'zod', 'node:*'],
    why: 'The Azure adapters know the ports they fill and the Azure SDKs.',
  },
  'shared/adapters': {
    knows: slices,
    packages: ['zod', 'jose', 'node:*'],
    why: 'An adapter knows the ports it fills and its own technology: no other adapter, no Azure SDK.',
  },
  infra: { knows: ['*'], packages: ['*'], why: 'Infra may know everything.' },
  test: { knows: ['*'], packages: ['*'], why: 'Tests may know everything.' },
};

const names = Object.keys(LAYERS).sort((a, b) => b.length - a.length);
const ONLY_IN_RUNTIME = ['@azure/functions', 'durable-functions'];

/** Every import that the table does not allow, and every file that belongs to no layer, as sentences. */
export function breachesOfLayers(root: string): string[] {
  return sourcesIn(root, 'functions', 'shared', 'infra', 'test').flatMap(breachesIn);
}

function breachesIn({ path, imports }: Source): string[] {
  const name = names.find((candidate) => isWithin(path, candidate));
  const layer = name && LAYERS[name];
  if (!layer) return [`${path} belongs to no layer: give it a room of DESIGN 2, or LAYERS a new one.`];
  return imports
    .filter((wanted) =>
      wanted.local ? !mayKnow(path, name, layer, wanted) : !mayUse(path, layer, wanted.to),
    )
    .map(({ to, line }) => `${path}:${line} imports ${to}. ${layer.why}`);
}

function mayKnow(path: string, name: string, layer: Layer, { to, typeOnly }: Import): boolean {
  if (roomOf(to) === roomOf(path) && isWithin(to, name)) return true;
  const known = typeOnly ? [...layer.knows, ...(layer.knowsTypesOf ?? [])] : layer.knows;
  return known.some((other) => other === '*' || isWithin(to, other));
}

function mayUse(path: string, { packages }: Layer, wanted: string): boolean {
  if (path.startsWith('shared/') && ONLY_IN_RUNTIME.includes(wanted)) return false;
  return packages.some((name) =>
    name.endsWith('*')
      ? wanted.startsWith(name.slice(0, -1))
      : wanted === name || wanted.startsWith(`${name}/`),
  );
}

/** Two adapters of different technologies are two rooms; so are a folder and the client code below it. */
function roomOf(path: string): string {
  if (path.startsWith('shared/adapters/')) return path.split('/').slice(0, 3).join('/');
  return path.startsWith('functions/pages/client/') ? 'functions/pages/client' : '';
}

function isWithin(path: string, place: string): boolean {
  return path === place || path.startsWith(`${place}/`);
}
