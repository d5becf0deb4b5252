import type { Task } from 'durable-functions';
import { describe, expect, it } from 'vitest';
import { type Flow, type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';

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

describe('tasks passed to a race twice', () => {
  const raced = (make: (flow: Flow) => Task): Orchestrator =>
    function* (flow) {
      const task = make(flow);
      yield flow.Task.any([flow.waitForExternalEvent('one'), task]);
      yield flow.Task.any([flow.waitForExternalEvent('two'), task]);
      return 'unreachable';
    };

  it.each([
    [
      'a timer',
      (flow: Flow) => later(flow, DAY),
      /the timer due 2026-01-03T15:00:00.000Z was passed to Task.any/,
    ],
    ['an activity', (flow: Flow) => flow.callActivity('slow'), /the activity slow was passed to Task.any/],
    ['a child', (flow: Flow) => flow.callSubOrchestrator('wait'), /the sub-orchestration wait was passed/],
  ])('fail the instance with a sentence: %s', async (_, make, sentence) => {
    const simulation = new SimulatedEngine({
      orchestrators: { main: raced(make), wait: threeEvents },
      activities: { slow: () => new Promise(() => {}) },
    });
    const id = await simulation.engine.start('main');
    await simulation.engine.raise(id, 'one');
    await expect.poll(() => simulation.status(id)).toBe('Failed');
    expect(await simulation.output(id)).toMatch(sentence);
  });
});

describe('a race over what is finished', () => {
  it('fails with a sentence instead of never ending', async () => {
    const simulation = simulate(function* (flow) {
      const event = flow.waitForExternalEvent('E');
      yield flow.Task.any([event, flow.waitForExternalEvent('other')]);
      yield flow.Task.any([event]);
      return 'unreachable';
    });
    const id = await simulation.start('main');
    await simulation.raise(id, 'E');
    expect(await simulation.output(id)).toMatch(
      /WhenAny was yielded over tasks that were all finished before/,
    );
  });
});

describe('timers', () => {
  it('keep a returned orchestrator running until they fire, unless cancelled', async () => {
    const simulation = simulate(function* (flow) {
      const timer = later(flow, DAY);
      yield flow.Task.any([flow.waitForExternalEvent('E'), timer]);
      if (flow.getInput()) timer.cancel();
      return 'returned';
    });
    const cancelled = await simulation.start('main', true);
    const forgotten = await simulation.start('main', false);
    for (const id of [cancelled, forgotten]) await simulation.raise(id, 'E');
    expect(await simulation.status(cancelled)).toBe('Completed');
    expect(await simulation.status(forgotten)).toBe('Running');
    await simulation.pass(DAY);
    expect(await simulation.status(forgotten)).toBe('Completed');
  });

  it('of forty days come in parts and fire on time', async () => {
    const simulation = simulate(function* (flow) {
      const began = flow.currentUtcDateTime.getTime();
      yield later(flow, 40 * DAY);
      yield flow.callActivity('echo', 'after');
      return (flow.currentUtcDateTime.getTime() - began) / DAY;
    });
    const id = await simulation.start('main');
    await simulation.pass(41 * DAY);
    expect(await simulation.output(id)).toBe(40);
    expect((await simulation.shape(id)).match(/TimerFired/g)).toHaveLength(13);
  });

  it('of forty days end with their race when they are cancelled', async () => {
    const simulation = simulate(function* (flow) {
      const timer = later(flow, 40 * DAY);
      yield flow.Task.any([flow.waitForExternalEvent('E'), timer]);
      timer.cancel();
      return yield flow.callActivity('echo', 'done');
    });
    const id = await simulation.start('main');
    await simulation.pass(10 * DAY);
    await simulation.raise(id, 'E');
    expect(await simulation.status(id)).toBe('Completed');
    expect(simulation.clock.next()).toBeUndefined();
  });

  it('are split by the instant they are made, also behind a wait that was raced before', async () => {
    const simulation = simulate(function* (flow) {
      const answer = flow.waitForExternalEvent('answer');
      yield flow.Task.any([answer, later(flow, DAY)]);
      yield answer;
      const began = flow.currentUtcDateTime.getTime();
      yield later(flow, 5 * DAY);
      return (flow.currentUtcDateTime.getTime() - began) / DAY;
    });
    const id = await simulation.start('main');
    await simulation.pass(4 * DAY);
    await simulation.raise(id, 'answer');
    await simulation.pass(20 * DAY);
    expect(await simulation.output(id)).toBe(5);
    expect(simulation.warnings).toEqual([
      expect.stringMatching(/yielded a task again after a race had scheduled it/),
    ]);
  });
});
