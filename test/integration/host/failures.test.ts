import { RetryOptions } from 'durable-functions';
import { describe, expect, it } from 'vitest';
import { type Flow, type Orchestrator, SimulatedEngine } from '../../support/host/simulated-engine.ts';

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

describe('failures', () => {
  it('are retried after growing pauses; the last one costs a timer that fires at once', async () => {
    const simulation = simulate(function* (flow) {
      const began = flow.currentUtcDateTime.getTime();
      const retry = new RetryOptions(SECOND, 3);
      retry.backoffCoefficient = 2;
      try {
        yield flow.callActivityWithRetry('boom', retry, { x: 1 });
      } catch (error) {
        return { message: (error as Error).message, waited: flow.currentUtcDateTime.getTime() - began };
      }
      return 'unreachable';
    });
    const id = await simulation.start('main');
    await simulation.pass(60 * SECOND);
    expect(await simulation.output(id)).toEqual({
      message: expect.stringMatching(/^Activity function 'boom' failed: boom \{"x":1\} \n /),
      waited: 3 * SECOND,
    });
    expect(await simulation.shape(id)).toBe(
      'ExecutionStarted TaskScheduled#0 TaskFailed0 TimerCreated#1 TimerFired1 TaskScheduled#2 TaskFailed2' +
        ' TimerCreated#3 TimerFired3 TaskScheduled#4 TaskFailed4 TimerCreated#5 TimerFired5 ExecutionCompleted',
    );
  });

  it('are not retried with a time limit, which SDK and Azure count differently', async () => {
    const simulation = simulate(function* (flow) {
      const retry = Object.assign(new RetryOptions(SECOND, 3), { retryTimeoutInMilliseconds: SECOND });
      return yield flow.callActivityWithRetry('boom', retry, 1);
    });
    const id = await simulation.start('main');
    expect(await simulation.output(id)).toMatch(/the activity boom sets retryTimeoutInMilliseconds/);
  });

  it('of one part end a Task.all at once; its other parts only delay the end', async () => {
    const simulation = simulate(function* (flow) {
      try {
        yield flow.Task.all([later(flow, DAY), flow.callActivity('boom', 1)]);
      } catch (error) {
        return (error as Error).message.split('\n')[0];
      }
      return 'unreachable';
    });
    const id = await simulation.start('main');
    expect(await simulation.status(id)).toBe('Running');
    await simulation.pass(DAY);
    expect(await simulation.output(id)).toBe("Activity function 'boom' failed: boom 1 ");
  });

  it('of an orchestrator are its output', async () => {
    const simulation = simulate(function* (flow) {
      yield flow.callActivity('nothing');
      throw new Error('orchestrator broke');
    });
    const id = await simulation.start('main');
    expect(await simulation.status(id)).toBe('Failed');
    expect(await simulation.output(id)).toBe("Orchestrator function 'main' failed: orchestrator broke");
  });

  it('carry the details of an exception properties provider', async () => {
    const details = {
      errorType: 'Refused',
      errorMessage: 'no',
      stackTrace: '',
      isNonRetriable: true,
      properties: { code: 7 },
    };
    const simulation = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          try {
            yield flow.callActivity('refuse');
          } catch (error) {
            return (error as { failureDetails?: { errorType?: string } }).failureDetails?.errorType;
          }
          return 'unreachable';
        },
      },
      activities: {
        refuse: () => {
          throw new Error(JSON.stringify(details));
        },
      },
    });
    expect(await simulation.output(await simulation.start('main'))).toBe('Refused');
  });

  it('of code that no longer fits its history name both sides', async () => {
    let name = 'echo';
    const simulation = simulate(function* (flow) {
      yield flow.callActivity(name, 1);
      return yield flow.waitForExternalEvent('E');
    });
    const id = await simulation.start('main');
    name = 'nothing';
    await simulation.raise(id, 'E');
    expect(await simulation.status(id)).toBe('Failed');
    expect(await simulation.output(id)).toMatch(
      /^Non-Deterministic workflow detected: history has TaskScheduled #0 echo but this replay scheduled activity nothing/,
    );
  });

  it('of a timer made from wall-clock time are told, which Azure would let pass', async () => {
    let drift = 0;
    const simulation = simulate(function* (flow) {
      const timer = later(flow, DAY + drift++);
      yield flow.Task.any([timer, flow.waitForExternalEvent('E')]);
      timer.cancel();
      return 'done';
    });
    const id = await simulation.start('main');
    await simulation.raise(id, 'E');
    expect(await simulation.output(id)).toMatch(/history has timer #0 due .* but this replay asks for/);
  });

  it('of a too long custom status and of actions this host does not have are sentences', async () => {
    const simulation = simulate(
      function* (flow) {
        flow.setCustomStatus('x'.repeat(10_000));
        return yield flow.callActivity('echo', 1);
      },
      {
        *http(flow) {
          return yield flow.callHttp({ method: 'GET', url: 'http://127.0.0.1/', enablePolling: false });
        },
      },
    );
    expect(await simulation.output(await simulation.start('main'))).toMatch(
      /custom status has 10002 characters/,
    );
    expect(await simulation.output(await simulation.start('http'))).toMatch(/cannot carry out CallHttp/);
  });
});

describe('activities', () => {
  it('that lose a race keep the instance running until they end', async () => {
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const simulation = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          yield flow.Task.any([flow.callActivity('slow'), flow.waitForExternalEvent('E')]);
          return 'returned';
        },
      },
      activities: { slow: () => gate },
    });
    const id = await simulation.engine.start('main');
    await simulation.engine.raise(id, 'E');
    await expect.poll(async () => (await simulation.shape(id)).includes('EventRaised')).toBe(true);
    expect(await simulation.status(id)).toBe('Running');
    release();
    await simulation.engine.idle();
    expect(await simulation.status(id)).toBe('Completed');
  });

  it('run as many at a time as the engine allows', async () => {
    let running = 0;
    let most = 0;
    const simulation = new SimulatedEngine({
      orchestrators: {
        *main(flow) {
          return yield flow.Task.all(Array.from({ length: 9 }, () => flow.callActivity('busy')));
        },
      },
      activities: {
        busy: async () => {
          most = Math.max(most, ++running);
          await Promise.resolve();
          running--;
        },
      },
      maxActivities: 3,
    });
    expect(await simulation.status(await simulation.start('main'))).toBe('Completed');
    expect(most).toBe(3);
  });
});
