import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Whether a process has ended; one that only waits for its parent to read its exit code has. */
export function isGone(pid: number): boolean {
  try {
    const state = execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
    return state.trim().startsWith('Z');
  } catch {
    // `ps` ends with 1 when there is no such process.
    return true;
  }
}

/** Runs `fixtures/parent.ts` until it has a child with something to lose, kills it, and tells the child's id. */
export async function killParentOf(task: 'azurite' | 'stubborn', dir = ''): Promise<number> {
  const script = fileURLToPath(new URL('./fixtures/parent.ts', import.meta.url));
  const parent = fork(script, [task, dir], { execArgv: [] });
  const [message] = (await once(parent, 'message')) as [{ pid: number }];
  const ended = once(parent, 'exit');
  parent.kill('SIGKILL');
  await ended;
  return message.pid;
}
