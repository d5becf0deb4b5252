import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificatesIn } from '../../shared/adapters/pem/pem-certificates.ts';
import type { Roots } from '../../shared/verify/reading.ts';
import type { Options } from './options.ts';

/** The roots a file is held against without a network: those that are named, or the local stack's own. */
export async function trustedRoots({ roots, timestampRoots, state }: Options): Promise<Roots> {
  const seal = roots === undefined ? await ofLocalStack(state) : await certificatesOf(roots);
  return timestampRoots === undefined ? { seal } : { seal, timestamps: await certificatesOf(timestampRoots) };
}

async function certificatesOf(file: string): Promise<Uint8Array[]> {
  const found = certificatesIn(await readFile(file, 'utf8'));
  if (found.length === 0) throw new Error(`${file} holds no certificate in PEM.`);
  return found;
}

async function ofLocalStack(state: string): Promise<Uint8Array[]> {
  const file = join(state, 'seal-key.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(
      `There is no ${file}: name the roots to trust with --roots, or a running app with --url.`,
    );
  });
  const { root }: { root?: unknown } = JSON.parse(text);
  if (typeof root !== 'string') throw new Error(`${file} holds no root.`);
  return certificatesIn(root);
}
