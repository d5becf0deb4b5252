import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Judges a tree that holds these files and nothing else, and takes it away again. */
export function inPlantedTree<T>(files: Record<string, string>, judge: (root: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'planted-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return judge(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
