import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the build of the pages (`npm run build`) leaves: the files browsers get, named after their content. */
export const BUILT = join(import.meta.dirname, '../pages/built');

/** Encodings that every file is there in beside its plain form, the smallest first. */
export const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

/** What was built: `names` leads from the name pages use to the file of that name and content, `types` to its media type. */
export type AssetManifest = { inputs: string; names: Record<string, string>; types: Record<string, string> };

/** A file of the pages as a browser gets it. */
export type Asset = { type: string; encoding?: keyof typeof ENCODINGS; bytes: Uint8Array };

/** The names under which pages ask for what they need. */
export type AssetName = 'sign.js' | 'sign.css' | 'icon.svg' | 'pdf-worker.js';

let manifest: AssetManifest | undefined;

/** Read once, when the first page is drawn: one process serves one build. Throws when nothing was built. */
function built(): AssetManifest {
  manifest ??= JSON.parse(manifestText()) as AssetManifest;
  return manifest;
}

function manifestText(): string {
  try {
    return readFileSync(join(BUILT, 'manifest.json'), 'utf8');
  } catch (cause) {
    throw new Error('The pages are not built: run `npm run build`.', { cause });
  }
}

/** The file behind a name, without its folder: scripts find their siblings by it. */
export function assetFile(name: AssetName): string {
  const file = built().names[name];
  if (!file) throw new Error(`The build of the pages has no ${name}.`);
  return file;
}

/** Where a page finds an asset, seen from the folder that holds `sign`: pages put the way there before it. */
export const asset = (name: AssetName): string => `assets/${assetFile(name)}`;

const kept = new Map<string, Promise<Uint8Array>>();

/** A built file in the best encoding the browser takes; `undefined` for whatever is not in the manifest. */
export async function assetBytes(file: string, acceptEncoding: string): Promise<Asset | undefined> {
  const { types } = built();
  const type = Object.hasOwn(types, file) ? types[file] : undefined;
  if (!type) return undefined;
  const encoding = encodingFor(acceptEncoding);
  const path = join(BUILT, `${file}${encoding ? ENCODINGS[encoding] : ''}`);
  const reading = kept.get(path) ?? readFile(path);
  kept.set(path, reading);
  reading.catch(() => kept.delete(path));
  return { type, ...(encoding ? { encoding } : {}), bytes: await reading };
}

/** Browsers name what they take, `br;q=0` says no. */
function encodingFor(acceptEncoding: string): keyof typeof ENCODINGS | undefined {
  const taken = acceptEncoding
    .toLowerCase()
    .split(',')
    .map((part) => part.replaceAll(' ', '').split(';'))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name);
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding));
}
