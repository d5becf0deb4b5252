import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Keys } from '../../../infra/local/host/http/keys.ts';

const MAIN = path.join(import.meta.dirname, '../../../infra/local/host/main.ts');
const APP = path.join(import.meta.dirname, 'app');

/** The line a host prints when it is ready. */
export interface Ready {
  pid: number;
  origin: string;
  recovered: number;
  readyMs: number;
  keys: Keys;
}

/** A host in a process of its own. */
export interface ChildHost extends Ready {
  child: ChildProcess;
  /** Resolves with exit code and signal. */
  exit: Promise<unknown[]>;
}

/** Starts the sample app in a child process; rejects with what it said when it ends before it is ready. */
export async function startChildHost(flags: string[]): Promise<ChildHost> {
  const child = fork(MAIN, ['--app', APP, ...flags], {
    env: { ...process.env, SAMPLE_SCHEDULE: '0 0 0 1 1 *', NODE_OPTIONS: '' },
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exit = once(child, 'exit');
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const line = once(lines, 'line') as Promise<[string]>;
  const died = exit.then(async () => {
    throw new Error(complaints || 'the host ended before it was ready');
  });
  const [text] = await Promise.race([line, died]);
  died.catch(() => {});
  return { ...(JSON.parse(text) as Ready), child, exit };
}
