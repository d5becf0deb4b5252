import { appendFile, mkdir, readFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

/** Keeps what arrives over a restart; in memory nothing is kept. */
export interface JsonLines<T> {
  readonly kept: readonly T[];
  append(one: T): Promise<void>;
}

/** A file of one kind of thing: `what` names one of them in errors, `keep` is how many are worth keeping. */
export interface JsonLinesFile<T> {
  readonly dir: string | undefined;
  readonly file: string;
  readonly schema: z.ZodType<T>;
  readonly what: string;
  readonly keep?: number;
}

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** Written aside and renamed, so that a killed process leaves the old file or the new one. */
async function shorten(path: string, lines: readonly string[]): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await writeFile(aside, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 });
  await rename(aside, path);
}

/**
 * One JSON line per thing, only ever appended to; older ones than `keep` are left out when the file is opened. A last
 * line without its end was being written when the process was killed; its sender got no answer and sends again, so it
 * is taken off. Any other damage is thrown.
 */
export async function openJsonLines<T>(options: JsonLinesFile<T>): Promise<JsonLines<T>> {
  const { dir, file, schema, what, keep = Number.POSITIVE_INFINITY } = options;
  if (dir === undefined) return { kept: [], append: async () => undefined };
  await mkdir(dir, { recursive: true });
  const path = join(dir, file);
  const content = await contentOf(path);
  const whole = content.lastIndexOf('\n') + 1;
  if (whole < content.length) await truncate(path, whole);
  const lines = content.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  const all = lines.map((line, index): T => {
    const read = schema.safeParse(JSON.parse(line));
    if (!read.success) throw new Error(`${file}, line ${index + 1} is no ${what}: ${read.error.message}`);
    return read.data;
  });
  if (lines.length > keep) await shorten(path, lines.slice(-keep));
  return {
    kept: lines.length > keep ? all.slice(-keep) : all,
    append: (one) => appendFile(path, `${JSON.stringify(one)}\n`, { mode: 0o600 }),
  };
}
