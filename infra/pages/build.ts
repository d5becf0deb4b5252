import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { type AssetManifest, BUILT, ENCODINGS } from '../../functions/runtime/assets.ts';
import { type Bundle, bundle, ROOT } from './bundle.ts';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Files of earlier builds are kept this long, since an app that runs may still serve them. */
const KEPT_MS = 24 * 3_600_000;

/** What the build writes beside the manifest: enough to see whether anything it was made from has changed. */
type Built = AssetManifest & { from: string[] };

/**
 * Builds what browsers get into a folder, unless it is there and nothing has changed; pages take it from the default. Every file is
 * named after its content and put in place whole, the manifest last, so two builds at once do each other no harm.
 */
export async function buildPages(into = BUILT): Promise<AssetManifest> {
  const present = await manifestThere(into);
  if (present && present.inputs === (await fingerprint(present.from))) return present;
  const made = await bundle();
  await mkdir(into, { recursive: true });
  await Promise.all([...made.files].map(([name, bytes]) => putAsset(into, name, bytes)));
  const manifest = await manifestOf(made);
  await put(into, 'manifest.json', Buffer.from(JSON.stringify(manifest, null, 2)));
  await removeOld(into, manifest);
  return manifest;
}

async function manifestThere(into: string): Promise<Built | undefined> {
  try {
    const manifest = JSON.parse(await readFile(join(into, 'manifest.json'), 'utf8')) as Built;
    return Object.keys(manifest.types).every((file) => existsSync(join(into, file))) ? manifest : undefined;
  } catch {
    return undefined; // nothing was built yet
  }
}

/** One hash over all that a build was made from, and over how. A file that is gone counts as changed. */
async function fingerprint(from: readonly string[]): Promise<string> {
  const how = ['build.ts', 'bundle.ts'].map((name) => join(import.meta.dirname, name));
  const paths = [...how, ...from.map((path) => join(ROOT, path))];
  const hash = createHash('sha256');
  for (const bytes of await Promise.all(paths.map((path) => readFile(path).catch(() => 'gone'))))
    hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('hex');
}

const manifestOf = async ({ files, names, inputs }: Bundle): Promise<Built> => ({
  inputs: await fingerprint(inputs),
  names,
  types: Object.fromEntries(
    [...files.keys()].sort().map((file) => [file, TYPES[extname(file)] ?? 'application/octet-stream']),
  ),
  from: inputs,
});

/** A file and its compressed forms; what is there already has the same content. */
async function putAsset(into: string, name: string, bytes: Uint8Array): Promise<void> {
  if (existsSync(join(into, name))) return;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [small, smaller] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, { params: quality }),
  ]);
  await put(into, `${name}${ENCODINGS.gzip}`, small);
  await put(into, `${name}${ENCODINGS.br}`, smaller);
  await put(into, name, bytes); // last: whoever sees it may count on the other two
}

async function put(into: string, name: string, bytes: Uint8Array): Promise<void> {
  const unfinished = join(into, `.${randomUUID()}`);
  await writeFile(unfinished, bytes);
  await rename(unfinished, join(into, name));
}

async function removeOld(into: string, { types }: AssetManifest): Promise<void> {
  const wanted = new Set(
    Object.keys(types).flatMap((file) => [file, ...Object.values(ENCODINGS).map((ending) => file + ending)]),
  );
  const others = (await readdir(into)).filter((name) => name !== 'manifest.json' && !wanted.has(name));
  for (const path of others.map((name) => join(into, name))) {
    const age = Date.now() - (await stat(path).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > KEPT_MS) await rm(path, { force: true });
  }
}

if (import.meta.main) {
  const { names } = await buildPages();
  process.stdout.write(`${Object.values(names).join('\n')}\n`);
}
