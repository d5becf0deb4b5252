import { describe, expect, it } from 'vitest';
import { type Flow, type Orchestrator, SimulatedEngine, START } from '../../support/host/simulated-engine.ts';

const SECOND = 1000;
const DAY = 86_400_000;
const later = (flow: Flow, ms: number) => flow.createTimer(new Date(flow.currentUtcDateTime.getTime() + ms));

const activities = {
  echo: (input: unknown) => input,
  nothing: () => undefined,
  boom: (input: unknown) => {
    throw new Error(`boom ${JSON.stringify(input)}`);
  },
};

function simulate(run: Orchestrator, others: Record<string, Orchestrator> = {}): SimulatedEngine {
  return new SimulatedEngine({ orchestrators: { main: run, ...others }, activities });
}

const threeEvents: Orchestrator = function* (flow) {
  const got: unknown[] = [];
  for (let count = 0; count < 3; count++) got.push(yield flow.waitForExternalEvent('E'));
  return got;
};

describe('replay', () => {
  it('keeps time, ids and isReplaying stable', async () => {
    const seen: { step: string; replaying: boolean; time: number }[] = [];
    const simulation = simulate(function* (flow) {
      const note = (step: string) =>
        seen.push({ step, replaying: flow.isReplaying, time: flow.currentUtcDateTime.getTime() });
      const ids = [flow.newGuid('x')];
      note('a');
      yield flow.callActivity('echo', 1);
      note('b');
      ids.push(flow.newGuid('x'));
      yield later(flow, SECOND);
      note('c');
      yield flow.waitForExternalEvent('go');
      note('d');
      return [...ids, flow.newGuid('x')];
    });
    const id = await simulation.start('main');
    await simulation.pass(60 * SECOND);
    await simulation.raise(id, 'go');
    expect(new Set((await simulation.output(id)) as string[]).size).toBe(3);
    for (const step of ['a', 'b', 'c', 'd']) {
      const runs = seen.filter((run) => run.step === step);
      expect(runs.filter(({ replaying }) => !replaying)).toHaveLength(1);
      expect(new Set(runs.map(({ time }) => time)).size).toBe(1);
    }
    expect(await simulation.shape(id)).toBe(
      'ExecutionStarted TaskScheduled#0 TaskCompleted0 TimerCreated#1 TimerFired1 EventRaised ExecutionCompleted',
    );
  });

  it('does not let an orchestrator change the past by changing the date it is given', async () => {
    const simulation = simulate(function* (flow) {
      yield later(flow, SECOND);
      if (!flow.isReplaying) flow.currentUtcDateTime.setFullYear(2040);
      yield flow.waitForExternalEvent('go');
      return flow.currentUtcDateTime.toISOString();
    });
    const id = await simulation.start('main');
    await simulation.pass(SECOND);
    await simulation.raise(id, 'go');
    const [first] = await simulation.engine.history(id);
    expect(first?.Timestamp).toBe(new Date(START).toISOString());
    expect(await simulation.output(id)).toBe(new Date(START + SECOND).toISOString());
  });

  it('passes values as JSON does', async () => {
    const simulation = simulate(function* (flow) {
      const inputs = [undefined, 'str', '123', null, { a: [1, 'x'] }, 0];
      const outputs: unknown[] = [flow.getInput() ?? null, yield flow.callActivity('nothing')];
      for (const input of inputs) outputs.push(yield flow.callActivity('echo', input));
      return outputs;
    });
    const id = await simulation.start('main');
    expect(await simulation.output(id)).toEqual([null, null, null, 'str', '123', null, { a: [1, 'x'] }, 0]);
  });

  it('hands every text called Timestamp in an input over as a date, as the SDK does everywhere', async () => {
    const simulation = simulate(function* (flow) {
      const input = flow.getInput() as { Timestamp: unknown };
      return yield flow.callActivity('echo', input.Timestamp instanceof Date);
    });
    expect(
      await simulation.output(await simulation.start('main', { Timestamp: '2026-01-01T00:00:00Z' })),
    ).toBe(true);
  });
});

describe('events', () => {
  it('wait for whoever asks, in the order they came', async () => {
    const simulation = simulate(threeEvents);
    const id = await simulation.engine.start('main');
    for (const value of [1, 2, 3]) await simulation.engine.raise(id, 'E', value);
    await simulation.engine.idle();
    expect(await simulation.output(id)).toEqual([1, 2, 3]);
  });

  it('serve the newest of two waits for one name first', async () => {
    const simulation = simulate(function* (flow) {
      return yield flow.Task.all([flow.waitForExternalEvent('E'), flow.waitForExternalEvent('E')]);
    });
    const id = await simulation.start('main');
    await simulation.raise(id, 'E', 'first');
    await simulation.raise(id, 'E', 'second');
    expect(await simulation.output(id)).toEqual(['second', 'first']);
  });

  it('serve the newest wait on both sides: what follows from it is carried out', async () => {
    const simulation = simulate(function* (flow) {
      const older = flow.Task.all([flow.waitForExternalEvent('E'), flow.waitForExternalEvent('X')]);
      const newer = flow.Task.all([flow.waitForExternalEvent('E'), flow.waitForExternalEvent('Y')]);
      const winner: unknown = yield flow.Task.any([older, newer]);
      return yield flow.callActivity('echo', winner === newer);
    });
    const id = await simulation.start('main');
    await simulation.raise(id, 'E');
    await simulation.raise(id, 'Y');
    expect(await simulation.output(id)).toBe(true);
  });

  it('are refused by an instance that has ended and by one that never was', async () => {
    const simulation = simulate(threeEvents);
    const id = await simulation.start('main');
    await simulation.engine.terminate(id, 'enough');
    await simulation.engine.idle();
    await expect(simulation.engine.raise(id, 'E')).rejects.toMatchObject({ status: 410 });
    await expect(simulation.engine.raise('nobody', 'E')).rejects.toMatchObject({ status: 404 });
  });

  it('are swallowed by a wait that lost an earlier race, as everywhere', async () => {
    const simulation = simulate(function* (flow) {
      yield flow.Task.any([flow.waitForExternalEvent('E'), flow.waitForExternalEvent('other')]);
      yield flow.waitForExternalEvent('go');
      const timer = later(flow, DAY);
      const event = flow.waitForExternalEvent('E');
      const winner: unknown = yield flow.Task.any([event, timer]);
      return winner === event ? 'came through' : 'swallowed';
    });
    const id = await simulation.start('main');
    for (const name of ['other', 'E', 'go']) await simulation.raise(id, name);
    await simulation.pass(DAY);
    expect(await simulation.output(id)).toBe('swallowed');
  });

  it('may be raced again by the same handle, loop after loop', async () => {
    const simulation = simulate(function* (flow) {
      const answer = flow.waitForExternalEvent('answer');
      for (let reminders = 0; ; reminders++) {
        const reminder = later(flow, DAY);
        const winner: unknown = yield flow.Task.any([answer, reminder]);
        if (winner === answer) {
          reminder.cancel();
          return { reminders, answer: answer.result };
        }
      }
    });
    const id = await simulation.start('main');
    await simulation.pass(3.5 * DAY);
    await simulation.raise(id, 'answer', 'yes');
    expect(await simulation.output(id)).toEqual({ reminders: 3, answer: 'yes' });
    expect(await simulation.status(id)).toBe('Completed');
  });
});
