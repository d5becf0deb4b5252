import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeSealPki } from './seal-certificates.ts';

/** A local key as the settings want it: PEM key, PEM certificates (leaf first), and the root for verifying. */
export interface SealKey {
  key: string;
  certificates: string;
  root: string;
}

/**
 * The seal key of a state folder: made at the first start, the same ever after, so that forms sealed yesterday still
 * verify. Throws when the file is there but cannot be read as a key: replacing it silently would orphan sealed forms.
 */
export const sealKey = (folder: string, now: Date): Promise<SealKey> =>
  keptKey(join(folder, 'seal-key.json'), now, 'seal');

/** The key of the local timestamp authority, kept in the same way. */
export const timestampKey = (folder: string, now: Date): Promise<SealKey> =>
  keptKey(join(folder, 'timestamp-key.json'), now, 'timestamps');

/** One file, written aside and renamed, so that a killed first start leaves either a whole key or none. */
async function keptKey(path: string, now: Date, purpose: 'seal' | 'timestamps'): Promise<SealKey> {
  const stored = await readIfThere(path);
  if (stored !== undefined) return parse(stored, path);
  const { root, leaf } = await makeSealPki(new Date(now.getTime() - 24 * 3600 * 1000), { purpose });
  const made = { key: leaf.key, certificates: pem(leaf.der) + pem(root.der), root: pem(root.der) };
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, JSON.stringify(made, null, 2), { mode: 0o600 });
  await rename(aside, path);
  await rm(aside, { force: true });
  return made;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (problem) {
    // Only "no such file" means a first start; anything else is a fault the caller must see.
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return undefined;
    throw problem;
  }
}

function parse(text: string, path: string): SealKey {
  const stored: unknown = JSON.parse(text);
  if (!isSealKey(stored))
    throw new TypeError(`${path} does not hold a seal key; remove it to make a new one.`);
  return stored;
}

function isSealKey(value: unknown): value is SealKey {
  if (typeof value !== 'object' || value === null) return false;
  return ['key', 'certificates', 'root'].every((name) => typeof Reflect.get(value, name) === 'string');
}

function pem(der: Uint8Array): string {
  return new X509Certificate(der).toString();
}
