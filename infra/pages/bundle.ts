import { basename, join, resolve } from 'node:path';
import { build } from 'esbuild';

/** The repository, which paths of inputs are relative to. */
export const ROOT = resolve(import.meta.dirname, '../..');

const CLIENT = join(ROOT, 'functions/pages/client');

/** What pages ask for by name. */
const ENTRIES = {
  sign: join(CLIENT, 'sign.ts'),
  'sign-style': join(CLIENT, 'style/sign.css'),
  icon: join(CLIENT, 'icon.svg'),
  'pdf-worker': join(CLIENT, 'document/pdf-worker.ts'),
};

/** The names pages use, by the entry that makes them. */
const NAMES: Record<string, string> = {
  sign: 'sign.js',
  'sign-style': 'sign.css',
  icon: 'icon.svg',
  'pdf-worker': 'pdf-worker.js',
};

/** A bundle: files by their final names, which of them have a name of their own, and what they were made from. */
export type Bundle = { files: Map<string, Uint8Array>; names: Record<string, string>; inputs: string[] };

/** Bundles the browser code in memory: modules, PDF.js and the pad as chunks that are fetched when they are needed. */
export async function bundle(): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    outdir: 'built',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: ['chrome107', 'firefox106', 'safari16'],
    loader: { '.svg': 'copy' },
    legalComments: 'eof', // licences of what is bundled travel with it
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const entries = Object.entries(metafile.outputs).flatMap(([path, { entryPoint, inputs }]) => {
    const from = entryPoint ?? (path.endsWith('.svg') ? Object.keys(inputs)[0] : undefined);
    return from ? [{ from: resolve(ROOT, from), file: basename(path) }] : [];
  });
  const named = Object.entries(ENTRIES).flatMap(([entry, from]) =>
    entries.filter((each) => each.from === from).map(({ file }) => [NAMES[entry] ?? entry, file]),
  );
  return {
    files: new Map(outputFiles.map(({ path, contents }) => [basename(path), contents])),
    names: Object.fromEntries(named),
    inputs: Object.keys(metafile.inputs).sort(),
  };
}
