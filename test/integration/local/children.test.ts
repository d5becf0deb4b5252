import { afterEach, describe, expect, it } from 'vitest';
import { type Child, type ChildOptions, startChild } from '../../../infra/local/children.ts';
import { isGone, killParentOf } from './processes.ts';

const script = new URL('./fixtures/child.ts', import.meta.url);
const started: Child[] = [];

function start(behaviour: string, options: Partial<ChildOptions> = {}): Child {
  const child = startChild({ name: 'test', script, args: [behaviour, 'world'], ...options });
  started.push(child);
  return child;
}

/** The child and its first message. */
async function running(behaviour: string, options: Partial<ChildOptions> = {}) {
  const first = Promise.withResolvers<unknown>();
  const child = start(behaviour, { ...options, onMessage: first.resolve });
  return { child, message: await first.promise };
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.stop()));
});

describe('a child process', () => {
  it('hands over arguments, environment, log lines and messages', async () => {
    const lines: string[] = [];
    const messages: unknown[] = [];
    const child = start('polite', {
      env: { GREETING: 'and all' },
      log: (line) => lines.push(line),
      onMessage: (message) => messages.push(message),
    });
    await expect.poll(() => lines.toSorted()).toEqual(['test | hello world and all', 'test | oh dear']);
    await expect.poll(() => messages).toEqual([{ started: child.pid }]);
    child.send({ question: 1 });
    await expect.poll(() => messages.at(-1)).toEqual({ echo: { question: 1 } });
  });

  it('ends by itself on SIGTERM', async () => {
    const { child } = await running('polite');
    expect(await child.stop()).toEqual({ code: 0, signal: null });
    expect(await child.stop()).toEqual({ code: 0, signal: null });
  });

  it('is killed when it does not', async () => {
    const { child } = await running('stubborn', { stopLimitMs: 100 });
    expect(await child.stop()).toEqual({ code: null, signal: 'SIGKILL' });
  });

  it('takes its own children with it', async () => {
    const { child, message } = await running('family');
    const { grandchild } = message as { grandchild: number };
    expect(isGone(grandchild)).toBe(false);
    await child.stop();
    await expect.poll(() => isGone(grandchild)).toBe(true);
  });

  it('starts again as often as the policy says', async () => {
    const seen: unknown[] = [];
    const pids = new Set<unknown>();
    const child = start('crashing', {
      onMessage: (message) => pids.add((message as { started: number }).started),
      restartAfter: (exit, restarts) => {
        seen.push([exit.code, restarts]);
        return restarts < 2 ? 1 : undefined;
      },
    });
    expect(await child.ended).toEqual({ code: 3, signal: null });
    expect(seen).toEqual([
      [3, 0],
      [3, 1],
      [3, 2],
    ]);
    expect(pids.size).toBe(3);
  });

  it('does not start again once it is stopped', async () => {
    const ended = Promise.withResolvers<void>();
    const child = start('crashing', {
      restartAfter: () => {
        ended.resolve();
        return 3_600_000;
      },
    });
    await ended.promise;
    expect(await child.stop()).toEqual({ code: 3, signal: null });
  });

  it('does not outlive a killed parent, however stubborn', async () => {
    const pid = await killParentOf('stubborn');
    await expect.poll(() => isGone(pid), { timeout: 10_000 }).toBe(true);
  });
});
