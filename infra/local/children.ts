import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** How a child ended; a negative code is the system's reason why it could not be started. */
export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What to run, and what its parent wants to hear of it. */
export interface ChildOptions {
  /** Stands before each of the child's log lines. */
  readonly name: string;
  readonly script: URL;
  readonly args?: readonly string[];
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly log?: (line: string) => void;
  readonly onMessage?: (message: unknown) => void;
  /** Asked when the child ends by itself: milliseconds until the next start, or undefined to leave it down. */
  readonly restartAfter?: (exit: ChildExit, restarts: number) => number | undefined;
  /** How long `stop` waits after SIGTERM before it sends SIGKILL; 10,000 ms unless told. */
  readonly stopLimitMs?: number;
}

/** A running Node child; `pid` changes with every restart, `ended` comes when it is down for good. */
export interface Child {
  readonly pid: number | undefined;
  readonly ended: Promise<ChildExit>;
  send(message: object): void;
  stop(): Promise<ChildExit>;
}

const STOP_LIMIT_MS = 10_000;

/**
 * Loaded into every child before its own code: when the parent is gone – even by SIGKILL, which it cannot
 * announce – the IPC channel closes, the child is asked to end as by `stop`, and is ended if it does not.
 */
const guard = (limitMs: number): string =>
  `data:text/javascript,${encodeURIComponent(`
  const end = () => {
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${limitMs}).unref();
    process.kill(process.pid, 'SIGTERM');
  };
  if (process.connected) { process.once('disconnect', end); process.channel.unref(); } else end();
`)}`;

function forward(stream: Readable | null, options: ChildOptions): void {
  if (stream === null) return;
  createInterface({ input: stream }).on('line', (line) => options.log?.(`${options.name} | ${line}`));
}

/** The child leads a process group of its own (Ctrl-C reaches only us), so this takes its children with it. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left in the group: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function launch(options: ChildOptions): ChildProcess {
  const child = fork(fileURLToPath(options.script), options.args ?? [], {
    env: { ...process.env, ...options.env },
    execArgv: ['--import', guard(options.stopLimitMs ?? STOP_LIMIT_MS)],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  forward(child.stdout, options);
  forward(child.stderr, options);
  child.on('message', (message) => options.onMessage?.(message));
  child.on('error', (error) => options.log?.(`${options.name} | ${error.message}`));
  child.once('exit', () => killGroup(child));
  return child;
}

/** Comes when the child is gone and its last log line is read, also when it could not be started at all. */
const goneFrom = (child: ChildProcess): Promise<ChildExit> =>
  new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })));

type Supervision = { current: ChildProcess; readonly stopping: AbortController };

/** Runs the child again for as long as the restart policy says so and nobody stops it. */
async function supervise(state: Supervision, options: ChildOptions): Promise<ChildExit> {
  const { signal } = state.stopping;
  for (let restarts = 0; ; restarts++) {
    const exit = await goneFrom(state.current);
    const wait = signal.aborted ? undefined : options.restartAfter?.(exit, restarts);
    if (wait === undefined) return exit;
    // A stop cuts the pause short; the next line then ends the loop.
    await pause(wait, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return exit;
    state.current = launch(options);
  }
}

/**
 * Starts a Node child with an IPC channel. It never outlives this process, and whatever it started itself in its
 * process group ends with it.
 */
export function startChild(options: ChildOptions): Child {
  const state: Supervision = { current: launch(options), stopping: new AbortController() };
  const ended = supervise(state, options);
  return {
    get pid() {
      return state.current.pid;
    },
    ended,
    send: (message) => void (state.current.connected && state.current.send(message)),
    stop() {
      state.stopping.abort();
      state.current.kill('SIGTERM');
      const limit = setTimeout(() => killGroup(state.current), options.stopLimitMs ?? STOP_LIMIT_MS);
      return ended.finally(() => clearTimeout(limit));
    },
  };
}
