import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../infra/verify/verify.ts', import.meta.url));

/** What the command `npm run verify` printed, complained of, and ended with. */
export function verifyCommand(
  ...args: string[]
): Promise<{ code: number; output: string; complaints: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args], (_, output, complaints) => {
      resolve({ code: child.exitCode ?? -1, output, complaints });
    });
  });
}
