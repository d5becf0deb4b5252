import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { certificatesIn } from '../../shared/adapters/pem/pem-certificates.ts';
import type { Roots } from '../../shared/verify/reading.ts';
import { CannotCheck, nodeCodeOf } from './cannot-check.ts';
import type { Options } from './options.ts';

/** The roots a file is held against without a network: those that are named, or the local stack's own. Throws {@link CannotCheck}. */
export async function trustedRoots({ roots, timestampRoots, state }: Options): Promise<Roots> {
  const seal = roots === undefined ? await ofLocalStack(state) : await certificatesOf(roots);
  if (timestampRoots !== undefined) return { seal, timestamps: await certificatesOf(timestampRoots) };
  // The local authority belongs to the local stack; what others sealed, others stamped.
  const timestamps = roots === undefined ? await ofLocalAuthority(state) : undefined;
  return timestamps ? { seal, timestamps } : { seal };
}

async function certificatesOf(file: string): Promise<Uint8Array[]> {
  const text = await readFile(file, 'utf8').catch((problem: unknown) => {
    throw new CannotCheck(nodeCodeOf(problem) === 'ENOENT' ? 'no-roots-file' : 'not-readable', file);
  });
  const found = certificatesIn(text);
  if (found.length === 0) throw new CannotCheck('no-certificate', file);
  return found;
}

async function ofLocalStack(state: string): Promise<Uint8Array[]> {
  const found = await rootIn(join(state, 'seal-key.json'));
  if (found) return found;
  throw new CannotCheck('no-roots', state);
}

/** A state from before there was an authority has none; its time stamps are then told and not held against a root. */
const ofLocalAuthority = (state: string): Promise<Uint8Array[] | undefined> =>
  rootIn(join(state, 'timestamp-key.json'));

async function rootIn(file: string): Promise<Uint8Array[] | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const root = rootOf(text);
  if (typeof root !== 'string') throw new CannotCheck('no-root-in-state', file);
  return certificatesIn(root);
}

function rootOf(text: string): unknown {
  try {
    const { root }: { root?: unknown } = JSON.parse(text);
    return root;
  } catch {
    return undefined;
  }
}
