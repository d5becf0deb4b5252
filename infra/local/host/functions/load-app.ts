import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loads the files that `main` of the app's package.json names, a glob or one file, as the real worker does.
 * Throws a sentence when there is none.
 */
export async function loadApp(directory: string): Promise<void> {
  const manifest = path.join(directory, 'package.json');
  const { main, type } = JSON.parse(readFileSync(manifest, 'utf8')) as { main?: string; type?: string };
  if (!main) throw new Error(`${manifest} has no "main", so the host cannot know where the functions are`);
  const files: string[] = [];
  for await (const file of glob(main, { cwd: directory })) files.push(file);
  if (!files.length) throw new Error(`no file in ${directory} matches "main": "${main}"`);
  const require = createRequire(manifest);
  for (const file of files.sort()) {
    const full = path.resolve(directory, file);
    if (isModule(full, type)) await import(pathToFileURL(full).href);
    else require(full);
  }
}

function isModule(file: string, type: string | undefined): boolean {
  if (/\.m[jt]s$/.test(file)) return true;
  return type === 'module' && !/\.c[jt]s$/.test(file);
}
