import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Failpoint } from '../../../infra/local/host/durable/engine-core.ts';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import type { Store } from '../../../infra/local/host/durable/store.ts';
import { randomNumbers } from '../../support/host/random.ts';
import { type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const RUNS = 10;
/** In memory the order of things is the same and only quicker. */
const MEMORY_RUNS = 2;
const INSTANCES = 500;
const STEPS = ['e1', 'e2', 'e3', 'e4'];

/** Awaits each event by its own name; events carry an id, and what comes twice counts once. */
const waits: Orchestrator = function* (flow) {
  const seen: string[] = [];
  for (const name of STEPS) {
    const { id } = (yield flow.waitForExternalEvent(name)) as { id: string };
    if (!seen.includes(id)) seen.push(id);
    yield flow.callActivity('step', name);
  }
  return seen;
};

/**
 * Events are raised from inside the engine's own moments: while an episode that will park is being decided, while it
 * is written, before the instance waits for them at all, and sometimes twice.
 */
async function runOnce(
  seed: number,
  store: Store,
): Promise<{ lost: number; doubled: number; stuck: number }> {
  const random = randomNumbers(seed);
  const due = new Map<string, string[]>();
  const steps = new Map<string, number>();
  const raised: Promise<void>[] = [];
  const raiseNext = (id: string): void => {
    const name = due.get(id)?.shift();
    if (name === undefined) return;
    const times = random(5) === 0 ? 2 : 1;
    for (let time = 0; time < times; time++) {
      raised.push(simulation.engine.raise(id, name, { id: `${id}:${name}` }).catch(() => {}));
    }
  };
  const simulation: SimulatedEngine = new SimulatedEngine({
    orchestrators: { waits },
    activities: {
      step: (name: string, { instanceId }) => {
        steps.set(`${instanceId}:${name}`, (steps.get(`${instanceId}:${name}`) ?? 0) + 1);
      },
    },
    store,
    failpoint: (_point: Failpoint, id) => {
      if (random(3) === 0) raiseNext(id);
    },
  });
  await simulation.engine.recover();
  const ids = Array.from({ length: INSTANCES }, (_, index) => `i${index}`);
  for (const id of ids) due.set(id, [...STEPS]);
  await Promise.all(ids.map((id) => simulation.engine.start('waits', null, { instanceId: id })));
  while ([...due.values()].some((left) => left.length)) {
    for (const id of ids) raiseNext(id);
    await simulation.engine.idle();
  }
  await Promise.all(raised);
  await simulation.engine.idle();
  const outputs = await Promise.all(ids.map(async (id) => [id, await simulation.output(id)] as const));
  simulation.engine.stop();
  await store.close();
  return {
    stuck: outputs.filter(([, output]) => !Array.isArray(output)).length,
    lost: outputs.filter(([id, output]) => String(output) !== STEPS.map((name) => `${id}:${name}`).join())
      .length,
    doubled: [...steps.values()].filter((count) => count !== 1).length,
  };
}

describe('events stored in the very moment an instance parks, early, doubled', () => {
  it(`are neither lost nor doubled in ${MEMORY_RUNS} x ${INSTANCES} instances in memory`, async () => {
    for (let seed = 1; seed <= MEMORY_RUNS; seed++) {
      expect(await runOnce(seed, new MemoryStore()), `seed ${seed}`).toEqual({
        stuck: 0,
        lost: 0,
        doubled: 0,
      });
    }
  });

  it(`are neither lost nor doubled in ${RUNS} x ${INSTANCES} instances on disk`, async () => {
    const folder = temporaryFolder();
    for (let seed = 1; seed <= RUNS; seed++) {
      const store = new SqliteStore(path.join(folder, `${seed}.sqlite`));
      onTestFinished(() => store.close());
      expect(await runOnce(seed, store), `seed ${seed}`).toEqual({ stuck: 0, lost: 0, doubled: 0 });
    }
  });
});
