import { RetryOptions } from 'durable-functions';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';

let broken: boolean;
let runs: string[];
beforeEach(() => {
  broken = true;
  runs = [];
});

const activities = {
  good: (input: string) => {
    runs.push(input);
    return input;
  },
  bad: (input: string) => {
    runs.push(input);
    if (broken) throw new Error(`no ${input}`);
    return input;
  },
};

function engineFor(main: Orchestrator, others: Record<string, Orchestrator> = {}): SimulatedEngine {
  return new SimulatedEngine({ orchestrators: { main, ...others }, activities });
}

/** Runs to the failure, repairs the cause, rewinds, runs on. */
async function rewound(engine: SimulatedEngine): Promise<unknown> {
  const id = await engine.start('main');
  await engine.pass(3_600_000);
  expect(await engine.status(id)).toBe('Failed');
  broken = false;
  await engine.engine.rewind(id, 'repaired');
  await engine.pass(3_600_000);
  expect(await engine.status(id)).toBe('Completed');
  return engine.output(id);
}

describe('rewind', () => {
  it('runs only what failed again', async () => {
    const engine = engineFor(function* (flow) {
      const first = yield flow.callActivity('good', 'a');
      const second = yield flow.callActivity('bad', 'b');
      return [first, second, yield flow.callActivity('good', 'c')];
    });
    expect(await rewound(engine)).toEqual(['a', 'b', 'c']);
    expect(runs).toEqual(['a', 'b', 'b', 'c']);
  });

  it('gives a retried activity another last attempt', async () => {
    const engine = engineFor(function* (flow) {
      const first = yield flow.callActivityWithRetry('bad', new RetryOptions(1000, 3), 'a');
      return [first, yield flow.callActivity('good', 'b')];
    });
    expect(await rewound(engine)).toEqual(['a', 'b']);
    expect(runs).toEqual(['a', 'a', 'a', 'a', 'b']);
  });

  it('brings back every part of a Task.all that failed, retried or not', async () => {
    const engine = engineFor(function* (flow) {
      const retry = new RetryOptions(1000, 2);
      return yield flow.Task.all([
        flow.callActivityWithRetry('bad', retry, 'a'),
        flow.callActivityWithRetry('bad', new RetryOptions(5000, 2), 'b'),
        flow.callActivity('good', 'c'),
      ]);
    });
    expect(await rewound(engine)).toEqual(['a', 'b', 'c']);
  });

  it('leaves failures alone that the code had handled', async () => {
    const engine = engineFor(function* (flow) {
      let handled = '';
      try {
        yield flow.callActivity('bad', 'a');
      } catch {
        handled = 'handled';
      }
      return [handled, yield flow.callActivity('bad', 'b')];
    });
    expect(await rewound(engine)).toEqual(['handled', 'b']);
    expect(runs).toEqual(['a', 'b', 'b']);
  });

  it('reaches down to failed children and theirs', async () => {
    const engine = engineFor(
      function* (flow) {
        return [yield flow.callSubOrchestrator('middle', 'x'), 'top'];
      },
      {
        *middle(flow) {
          const retry = new RetryOptions(1000, 2);
          return yield flow.callSubOrchestratorWithRetry('leaf', retry, flow.getInput());
        },
        *leaf(flow) {
          return yield flow.callActivity('bad', flow.getInput());
        },
      },
    );
    expect(await rewound(engine)).toEqual(['x', 'top']);
    expect(runs).toEqual(['x', 'x', 'x']);
  });

  it('runs code again that threw by itself', async () => {
    const engine = engineFor(function* (flow) {
      const first = yield flow.callActivity('good', 'a');
      if (broken) throw new Error('a bug');
      return first;
    });
    expect(await rewound(engine)).toBe('a');
    expect(runs).toEqual(['a']);
  });

  it('is refused where nothing has failed', async () => {
    const engine = engineFor(function* (flow) {
      return yield flow.waitForExternalEvent('E');
    });
    const id = await engine.start('main');
    await expect(engine.engine.rewind(id)).rejects.toMatchObject({ status: 412 });
    await engine.raise(id, 'E');
    await expect(engine.engine.rewind(id)).rejects.toMatchObject({ status: 410 });
    await expect(engine.engine.rewind('nobody')).rejects.toMatchObject({ status: 404 });
  });
});
