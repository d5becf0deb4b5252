import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder that goes when the test that asked for it is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
