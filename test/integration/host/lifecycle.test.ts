import { RetryOptions } from 'durable-functions';
import { describe, expect, it } from 'vitest';
import { type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';

const SECOND = 1000;

const threeEvents: Orchestrator = function* (flow) {
  const got: unknown[] = [];
  for (let count = 0; count < 3; count++) got.push(yield flow.waitForExternalEvent('E'));
  return got;
};

describe('children', () => {
  const simulation = () =>
    new SimulatedEngine({
      orchestrators: {
        *parent(flow) {
          const input = flow.getInput() as { childId?: string };
          try {
            return { ok: yield flow.callSubOrchestrator('child', input, input.childId) };
          } catch (error) {
            return { error: (error as Error).message };
          }
        },
        *child(flow) {
          const { mode } = flow.getInput() as { mode: string };
          if (mode === 'fail') throw new Error('child failed');
          if (mode === 'wait') yield flow.waitForExternalEvent('never');
          return { parent: flow.parentInstanceId, mode };
        },
      },
    });

  it('answer their parent and know it', async () => {
    const engine = simulation();
    const id = await engine.start('parent', { mode: 'answer' });
    expect(await engine.output(id)).toEqual({ ok: { parent: id, mode: 'answer' } });
  });

  it('fail their parent with a sentence', async () => {
    const engine = simulation();
    const id = await engine.start('parent', { mode: 'fail' });
    expect(await engine.output(id)).toEqual({
      error: expect.stringMatching(/^Orchestrator function 'child' failed: child failed \n /),
    });
  });

  it('that are terminated fail their parent with the reason', async () => {
    const engine = simulation();
    const id = await engine.start('parent', { mode: 'wait', childId: 'kid' });
    await engine.engine.terminate('kid', 'stop it');
    await engine.engine.idle();
    expect(await engine.output(id)).toEqual({ error: expect.stringMatching(/^stop it/) });
    expect(await engine.status('kid')).toBe('Terminated');
  });

  it('whose id is taken fail their parent', async () => {
    const engine = simulation();
    await engine.start('child', { mode: 'wait' }, 'kid');
    const id = await engine.start('parent', { mode: 'answer', childId: 'kid' });
    expect(await engine.output(id)).toEqual({ error: expect.stringMatching(/already has this id/) });
  });

  it('go on when their parent is terminated', async () => {
    const engine = simulation();
    const id = await engine.start('parent', { mode: 'wait', childId: 'kid' });
    await engine.engine.terminate(id, 'enough');
    await engine.engine.idle();
    expect(await engine.status('kid')).toBe('Running');
    await engine.raise('kid', 'never');
    expect(await engine.status('kid')).toBe('Completed');
    expect(await engine.status(id)).toBe('Terminated');
  });

  it('with a fixed id are used again by a retry', async () => {
    let runs = 0;
    const engine = new SimulatedEngine({
      orchestrators: {
        *parent(flow) {
          return yield flow.callSubOrchestratorWithRetry('child', new RetryOptions(SECOND, 3), 'in', 'kid');
        },
        *child(flow) {
          yield flow.callActivity('count');
          if (runs < 3) throw new Error(`run ${runs}`);
          return [flow.getInput(), runs];
        },
      },
      activities: {
        count: () => {
          runs++;
        },
      },
    });
    const id = await engine.start('parent');
    await engine.pass(10 * SECOND);
    expect(await engine.output(id)).toEqual(['in', 3]);
  });
});

describe('generations', () => {
  it('begin with an empty history and the new input', async () => {
    const engine = new SimulatedEngine({
      orchestrators: {
        *counter(flow) {
          const { count } = flow.getInput() as { count: number };
          yield flow.callActivity('echo', count);
          if (count < 4) flow.continueAsNew({ count: count + 1 });
          return count;
        },
      },
      activities: { echo: (input: unknown) => input },
    });
    const id = await engine.start('counter', { count: 1 });
    expect(await engine.output(id)).toBe(4);
    expect(engine.calls.map(({ input }) => input)).toEqual([1, 2, 3, 4]);
    expect(await engine.shape(id)).toBe('ExecutionStarted TaskScheduled#0 TaskCompleted0 ExecutionCompleted');
  });

  it('get a text in quotation marks, as the SDK sends it', async () => {
    const engine = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          yield flow.waitForExternalEvent('E');
          if (flow.getInput() === 'first') flow.continueAsNew('second');
          return flow.getInput();
        },
      },
    });
    const id = await engine.start('main', 'first');
    await engine.raise(id, 'E');
    await engine.raise(id, 'E');
    expect(await engine.output(id)).toBe('"second"');
  });

  const candidate: Orchestrator = function* (flow) {
    const { round } = (flow.getInput() ?? { round: 1 }) as { round: number };
    if (round === 2) {
      const timer = flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + SECOND));
      const late = flow.waitForExternalEvent('late');
      const winner: unknown = yield flow.Task.any([late, timer]);
      if (winner === late) timer.cancel();
      return winner === late ? 'kept' : 'lost';
    }
    yield flow.waitForExternalEvent('now');
    flow.continueAsNew({ round: 2 });
    return undefined;
  };

  it('lose events that nobody had asked for, and the host says so', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: candidate } });
    const id = await engine.start('main');
    await engine.raise(id, 'late');
    await engine.raise(id, 'now');
    await engine.pass(5 * SECOND);
    expect(await engine.output(id)).toBe('lost');
    expect(engine.warnings).toEqual([expect.stringMatching(/continueAsNew drops the unclaimed events late/)]);
  });

  it('keep events that came behind the turning point', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: candidate } });
    const id = await engine.start('main');
    await Promise.all([engine.engine.raise(id, 'now'), engine.engine.raise(id, 'late')]);
    await engine.engine.idle();
    expect(await engine.output(id)).toBe('kept');
  });

  it('keep events that were held back while the instance was suspended', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: candidate } });
    const id = await engine.start('main');
    await engine.engine.suspend(id);
    await engine.engine.idle();
    for (const name of ['now', 'late']) await engine.raise(id, name);
    await engine.engine.resume(id);
    await engine.engine.idle();
    expect(await engine.output(id)).toBe('kept');
  });

  it('cost no time between them that others could not use', async () => {
    let runs = 0;
    let turns = Number.POSITIVE_INFINITY;
    const engine = new SimulatedEngine({
      orchestrators: {
        *endless(flow) {
          const { count } = flow.getInput() as { count: number };
          yield flow.callActivity('nothing');
          if (count < 200) flow.continueAsNew({ count: count + 1 });
          return count;
        },
        *short(flow) {
          yield flow.callActivity('nothing');
          turns = runs;
        },
      },
      activities: {
        nothing: () => {
          runs++;
        },
      },
    });
    const [endless] = await Promise.all([
      engine.engine.start('endless', { count: 0 }),
      engine.engine.start('short'),
    ]);
    await engine.engine.idle();
    expect(await engine.output(endless)).toBe(200);
    expect(turns).toBeLessThan(10);
  });
});

describe('operators', () => {
  it('suspend, and events gather; resume, and they are taken', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: threeEvents } });
    const id = await engine.start('main');
    await engine.engine.suspend(id, 'hold');
    await engine.engine.idle();
    for (const value of [1, 2, 3]) await engine.raise(id, 'E', value);
    expect(await engine.status(id)).toBe('Suspended');
    await expect(engine.engine.suspend(id)).rejects.toMatchObject({ status: 500 });
    await engine.engine.resume(id, 'go');
    await engine.engine.idle();
    expect(await engine.output(id)).toEqual([1, 2, 3]);
    await expect(engine.engine.resume(id)).rejects.toMatchObject({ status: 410 });
  });

  it('terminate, also a suspended instance, and purge', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: threeEvents } });
    const id = await engine.start('main');
    await engine.engine.suspend(id);
    await engine.engine.terminate(id, 'because');
    await engine.engine.idle();
    expect([await engine.status(id), await engine.output(id)]).toEqual(['Terminated', 'because']);
    expect(await engine.engine.purge(id)).toBe(true);
    expect(await engine.engine.purge(id)).toBe(false);
    expect(await engine.status(id)).toBeUndefined();
  });

  it('see the custom status; a falsy one is not sent by the SDK', async () => {
    const engine = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          flow.setCustomStatus({ stage: 'one' });
          yield flow.waitForExternalEvent('E');
          flow.setCustomStatus(null);
          yield flow.waitForExternalEvent('E');
          flow.setCustomStatus('two');
          return yield flow.waitForExternalEvent('E');
        },
      },
    });
    const id = await engine.start('main');
    const customStatus = async () => (await engine.engine.get(id))?.customStatus;
    expect(await customStatus()).toBe('{"stage":"one"}');
    await engine.raise(id, 'E');
    expect(await customStatus()).toBe('{"stage":"one"}');
    await engine.raise(id, 'E');
    expect(await customStatus()).toBe('"two"');
  });

  it('cannot start a running id again; one that has ended is replaced', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: threeEvents } });
    await engine.start('main', 1, 'same');
    await expect(engine.engine.start('main', 2, { instanceId: 'same' })).rejects.toMatchObject({
      status: 409,
    });
    await engine.engine.terminate('same');
    await engine.engine.idle();
    await engine.start('main', 2, 'same');
    expect(await engine.engine.get('same')).toMatchObject({ status: 'Running', input: '2', output: null });
  });

  it('reach an instance with a message only once it is there; a start at the same moment is one start', async () => {
    const engine = new SimulatedEngine({ orchestrators: { main: threeEvents } });
    const starts = [1, 2, 3].map((input) => engine.engine.start('main', input, { instanceId: 'same' }));
    const tooEarly = engine.engine.raise('same', 'E', 'early');
    await expect(tooEarly).rejects.toMatchObject({ status: 404 });
    const outcomes = await Promise.allSettled(starts);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    await engine.engine.idle();
    for (const value of [1, 2, 3]) await engine.raise('same', 'E', value);
    expect(await engine.output('same')).toEqual([1, 2, 3]);
  });

  it.each(['@leading', 'a/b', 'a\\b', 'a#b', 'a?b', 'a\nb', 'x'.repeat(101), ''])(
    'cannot use %j as an id',
    async (id) => {
      const engine = new SimulatedEngine({ orchestrators: { main: threeEvents } });
      await expect(engine.engine.start('main', 1, { instanceId: id })).rejects.toMatchObject({ status: 400 });
      await expect(engine.engine.start('unknown')).rejects.toMatchObject({ status: 400 });
    },
  );
});
