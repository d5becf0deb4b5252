import path from 'node:path';
import { RetryOptions } from 'durable-functions';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Failpoint } from '../../../infra/local/host/durable/engine-core.ts';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import type { Store } from '../../../infra/local/host/durable/store.ts';
import { VirtualClock } from '../../../infra/local/host/durable/virtual-clock.ts';
import { randomNumbers } from '../../support/host/random.ts';
import { type Orchestrator, SimulatedEngine, START } from '../../support/host/simulated-engine.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const HOUR = 3_600_000;
const RUNS = 60;

/** A retry, three events, a race against a deadline, a child, a second generation. */
const transfer: Orchestrator = function* (flow) {
  const { round, log } = (flow.getInput() ?? { round: 1, log: [] }) as { round: number; log: string[] };
  const form = yield flow.callActivityWithRetry(
    'flaky',
    new RetryOptions(1000, 4),
    `${flow.instanceId}/${round}`,
  );
  const parties = ['currentPartner', 'customer', 'newPartner'];
  const signed = yield flow.Task.all(
    parties.map((party) => flow.waitForExternalEvent(`signed:${round}:${party}`)),
  );
  const answer = flow.waitForExternalEvent(`answer:${round}`);
  const deadline = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + 8 * HOUR));
  const winner: unknown = yield flow.Task.any([answer, deadline]);
  if (winner === answer) deadline.cancel();
  const gone = yield flow.callSubOrchestrator('cleanup', ['owner', 'reader']);
  const entry = JSON.stringify([form, signed, winner === answer, gone]);
  if (round < 2) {
    flow.continueAsNew({ round: round + 1, log: [...log, entry] });
    return undefined;
  }
  return [...log, entry];
};

const orchestrators: Record<string, Orchestrator> = {
  transfer,
  *cleanup(flow) {
    return yield flow.Task.all((flow.getInput() as string[]).map((role) => flow.callActivity('echo', role)));
  },
};

function activitiesWith(tries: Map<string, number>) {
  return {
    echo: (input: unknown) => input,
    flaky: (key: string) => {
      const attempt = (tries.get(key) ?? 0) + 1;
      tries.set(key, attempt);
      if (attempt === 1) throw new Error('first try');
      return key;
    },
  };
}

const ENTRY = (round: number) =>
  JSON.stringify([`t/${round}`, ['currentPartner', 'customer', 'newPartner'], true, ['owner', 'reader']]);

/**
 * Runs one transfer to its end while the engine is stopped dead at random failpoints and a new one takes over.
 * The client repeats a raise until it is acknowledged, as a real one would.
 */
async function runThroughCrashes(
  seed: number,
  store: Store,
): Promise<{ output: unknown; crashes: number; inbox: number }> {
  const random = randomNumbers(seed);
  const clock = new VirtualClock(START);
  const tries = new Map<string, number>();
  let crashes = 0;
  let dead = false;
  let current: SimulatedEngine;
  const boot = async (): Promise<SimulatedEngine> => {
    const engine = new SimulatedEngine({
      orchestrators,
      activities: activitiesWith(tries),
      store,
      clock,
      newId: () => `id-${random(1e9)}`,
      failpoint: (_point: Failpoint) => {
        if (random(6) !== 0 || crashes > 25) return;
        crashes++;
        dead = true;
        engine.engine.stop();
      },
    });
    await engine.engine.recover();
    return engine;
  };
  const settle = async () => {
    await current.engine.idle();
    while (dead) {
      dead = false;
      await store.close();
      current = await boot();
      await current.engine.idle();
    }
  };
  const raise = async (name: string, data: unknown) => {
    await current.engine.raise('t', name, data).catch(() => {});
    await settle();
  };

  current = await boot();
  await current.engine.start('transfer', undefined, { instanceId: 't' });
  await settle();
  for (const round of [1, 2]) {
    for (const party of ['newPartner', 'currentPartner', 'customer'])
      await raise(`signed:${round}:${party}`, party);
    for (let jumps = 0; jumps < 4; jumps++) {
      clock.jump(clock.now() + HOUR);
      await settle();
    }
    await raise(`answer:${round}`, 'yes');
  }
  const output = await current.output('t');
  const inbox = (await store.inbox()).length;
  current.engine.stop();
  await store.close();
  return { output, crashes, inbox };
}

describe('an engine that dies at any point', () => {
  it(`loses nothing and does nothing twice that history knows of, in ${RUNS} seeded lives`, async () => {
    let crashes = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const outcome = await runThroughCrashes(seed, new MemoryStore());
      expect(outcome, `seed ${seed}`).toMatchObject({ output: [ENTRY(1), ENTRY(2)], inbox: 0 });
      crashes += outcome.crashes;
    }
    expect(crashes).toBeGreaterThan(RUNS * 3);
  });

  it('keeps the same promise on disk', async () => {
    for (let seed = 100; seed < 105; seed++) {
      const file = path.join(temporaryFolder(), `${seed}.sqlite`);
      const outcome = await runThroughCrashes(seed, new SqliteStore(file));
      expect(outcome, `seed ${seed}`).toMatchObject({ output: [ENTRY(1), ENTRY(2)], inbox: 0 });
    }
  });

  it('arms timers again and fires at once those that came due meanwhile', async () => {
    const store = new MemoryStore();
    const clock = new VirtualClock(START);
    const sleeper: Orchestrator = function* (flow) {
      yield flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + HOUR));
      return flow.currentUtcDateTime.toISOString();
    };
    const first = new SimulatedEngine({ orchestrators: { sleeper }, store, clock });
    await first.start('sleeper', null, 'due');
    first.engine.stop();
    clock.jump(START + 2 * HOUR);
    const second = new SimulatedEngine({ orchestrators: { sleeper }, store, clock });
    await second.engine.recover();
    await second.pass(0);
    expect(await second.output('due')).toBe(new Date(START + 2 * HOUR).toISOString());
  });

  it('takes a child up again whose parent had died with it', async () => {
    const store = new MemoryStore();
    let stopAt: Failpoint | undefined = 'committed';
    const life = () => {
      const engine = new SimulatedEngine({
        orchestrators: {
          *parent(flow) {
            return yield flow.callSubOrchestrator('child', 'x', 'kid');
          },
          *child(flow) {
            return yield flow.callActivity('echo', flow.getInput());
          },
        },
        activities: activitiesWith(new Map()),
        store,
        failpoint: (point, id) => {
          if (id === 'kid' && point === stopAt) engine.engine.stop();
        },
      });
      return engine;
    };
    await life().start('parent', null, 'mother');
    stopAt = undefined;
    const second = life();
    expect(await second.engine.recover()).toBe(2);
    await second.engine.idle();
    expect(await second.output('mother')).toBe('x');
  });
});

describe('instances that wait', () => {
  it('are taken up quickly', async () => {
    const file = path.join(temporaryFolder(), 'many.sqlite');
    const open = () => {
      const store = new SqliteStore(file);
      const waiting: Orchestrator = function* (flow) {
        yield flow.callActivity('echo', 1);
        return yield flow.waitForExternalEvent('E');
      };
      return {
        store,
        engine: new SimulatedEngine({
          orchestrators: { waiting },
          activities: activitiesWith(new Map()),
          store,
        }),
      };
    };
    const before = open();
    await before.engine.engine.recover();
    await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        before.engine.engine.start('waiting', index, { instanceId: `w${index}` }),
      ),
    );
    await before.engine.engine.idle();
    before.engine.engine.stop();
    await before.store.close();
    const after = open();
    onTestFinished(() => after.store.close());
    expect(await after.engine.engine.recover()).toBe(1000);
    await after.engine.engine.idle();
    await after.engine.raise('w77', 'E', 'still here');
    expect(await after.engine.output('w77')).toBe('still here');
    expect(after.engine.calls).toEqual([]);
  });
});
