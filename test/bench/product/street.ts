import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, startStack } from '../../../infra/local/stack.ts';
import { persistentKnock } from '../../support/crash/persistent-fetch.ts';
import { openPostbox, type Postbox } from '../../support/crash/postbox.ts';
import type { Turn, Walk } from '../../support/crash/walker.ts';

/** A stack on disk with the means to walk transfers through its doors. */
export type Measured = { stack: Stack; walk(onTurn?: (turn: Turn, milliseconds: number) => void): Walk };

/** Longer than any turn can take: a bench reports slowness, it does not give up on it. */
const LIMIT_MS = 120_000;

/** Runs `measure` on a fresh stack in a folder of its own; `afterStop` sees the folder once everything is on disk. */
export async function onFreshStack<T>(
  measure: (measured: Measured) => Promise<T>,
  afterStop: (dir: string) => void = () => {},
): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-bench-'));
  let stack: Stack | undefined;
  let postbox: Postbox | undefined;
  try {
    stack = await startStack({ dir, restartHost: false });
    postbox = openPostbox(stack.desk.inbox, LIMIT_MS);
    const result = await measure(measuredIn(stack, postbox));
    await stack.stop();
    afterStop(dir);
    return result;
  } finally {
    postbox?.close();
    await stack?.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function measuredIn(stack: Stack, postbox: Postbox): Measured {
  const knock = persistentKnock({ attemptMs: LIMIT_MS, allMs: LIMIT_MS }, { asked: 0, answered: 0 });
  const street = { baseUrl: stack.baseUrl, now: stack.now, knock };
  return { stack, walk: (onTurn) => ({ stack, street, postbox, ...(onTurn ? { onTurn } : {}) }) };
}
