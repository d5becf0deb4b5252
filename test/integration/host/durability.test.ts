import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import type { Commit, Store } from '../../../infra/local/host/durable/store.ts';
import { SimulatedEngine, START } from '../../support/host/simulated-engine.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const HOUR = 3_600_000;

type Failure = 'before' | 'after';

/** A store whose commits fail as told: before they are written, or after, with the answer lost. */
function failing(store: Store, plan: Failure[]): Store {
  const commit = store.commit.bind(store);
  store.commit = async (episode: Commit) => {
    const failure = plan.shift();
    if (failure === 'before') throw new Error('disk full');
    await commit(episode);
    if (failure === 'after') throw new Error('answer lost');
  };
  return store;
}

describe('a write that fails', () => {
  const stores = {
    memory: () => new MemoryStore(),
    disk: () => new SqliteStore(path.join(temporaryFolder(), 'hub.sqlite')),
  };

  it.each([
    ['before', 'memory'],
    ['after', 'memory'],
    ['before', 'disk'],
    ['after', 'disk'],
  ] as const)('%s it is stored in %s is tried again; the episode counts once', async (when, where) => {
    const plan: Failure[] = [when, when];
    const store = failing(stores[where](), plan);
    const engine = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          const first = yield flow.callActivity('echo', 1);
          const event = yield flow.waitForExternalEvent('E');
          return [first, event, yield flow.callActivity('echo', 2)];
        },
      },
      activities: { echo: (input: unknown) => input },
      store,
    });
    await engine.engine.recover();
    const id = await engine.start('main');
    await engine.pass(5000);
    plan.push(when);
    await engine.raise(id, 'E', 'event');
    await engine.pass(5000);
    expect(await engine.output(id)).toEqual([1, 'event', 2]);
    expect(engine.warnings.every((line) => /could not be stored and is tried again/.test(line))).toBe(true);
    expect(engine.warnings).toHaveLength(3);
    expect(engine.calls).toHaveLength(2);
    expect(await store.inbox()).toEqual([]);
    expect((await engine.shape(id)).match(/EventRaised/g)).toHaveLength(1);
    await store.close();
  });
});

describe('effects', () => {
  it('wait until the history that promises them is stored', async () => {
    const store = new MemoryStore();
    const commit = store.commit.bind(store);
    const held: (() => void)[] = [];
    store.commit = (episode) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      held.push(resolve);
      return promise.then(() => commit(episode));
    };
    const engine = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          const timer = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + HOUR));
          return yield flow.Task.all([
            flow.callActivity('echo', 1),
            flow.callSubOrchestrator('child'),
            timer,
          ]);
        },
        *child(flow) {
          return yield flow.callActivity('echo', 2);
        },
      },
      activities: { echo: (input: unknown) => input },
      store,
    });
    await engine.engine.start('main', null, { instanceId: 'main' });
    await expect.poll(() => held.length).toBe(1);
    expect(engine.calls).toEqual([]);
    expect(engine.clock.next()).toBeUndefined();
    expect((await engine.engine.get('main'))?.status).toBe('Pending');
    held.shift()?.();
    await expect.poll(() => engine.calls.map(({ input }) => input)).toEqual([1]);
    expect(engine.clock.next()).toBe(START + HOUR);
    await expect.poll(() => held.length).toBe(2);
  });
});

describe('a generation that begins', () => {
  it('keeps the events behind the turning point through a crash', async () => {
    const store = new MemoryStore();
    const commit = store.commit.bind(store);
    const first = Promise.withResolvers<void>();
    let commits = 0;
    const life = () =>
      new SimulatedEngine({
        orchestrators: {
          *main(flow) {
            if (flow.getInput() === null) {
              yield flow.waitForExternalEvent('now');
              flow.continueAsNew({ second: true });
              return undefined;
            }
            return [flow.getInput(), yield flow.waitForExternalEvent('late')];
          },
        },
        store,
      });
    const before = life();
    store.commit = async (episode) => {
      commits++;
      if (commits === 1) await first.promise;
      await commit(episode);
      if (commits === 2) before.engine.stop();
    };
    await before.engine.start('main', null, { instanceId: 'turning' });
    // Both come while the first episode is being stored, so the next one takes them together.
    await Promise.all(['now', 'late'].map((name) => before.engine.raise('turning', name, name)));
    first.resolve();
    await before.engine.idle();
    expect((await store.inbox()).map(({ event }) => event.Name)).toEqual(['late']);
    const after = life();
    await after.engine.recover();
    await after.engine.idle();
    expect(await after.output('turning')).toEqual([{ second: true }, 'late']);
  });
});
