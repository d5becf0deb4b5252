import { readFile } from 'node:fs/promises';
import { CannotCheck, type FaultCode, nodeCodeOf } from './cannot-check.ts';

const FAULTS: Record<string, FaultCode> = {
  ENOENT: 'no-such-file',
  ENOTDIR: 'no-such-file',
  EISDIR: 'folder',
};

/** The bytes of the file to check. Throws {@link CannotCheck} when there are none, whatever they would have to be held against. */
export async function fileToCheck(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((problem: unknown) => {
    throw new CannotCheck(FAULTS[String(nodeCodeOf(problem))] ?? 'not-readable', file);
  });
  if (bytes.length === 0) throw new CannotCheck('empty', file);
  return bytes;
}
