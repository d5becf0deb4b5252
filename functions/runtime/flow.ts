/**
 * The words an orchestrator is written in: `act`, `event`, `at`, `first`, `step`. They wrap durable-functions so
 * that its traps cannot be written down: a wait taken anew, a timer that outlives its race or is raced twice, a
 * race over something already finished (DURABLE 9, STYLE 3.4).
 */
import { type OrchestrationContext, RetryOptions, type Task, type TimerTask } from 'durable-functions';

/** A stretch of workflow that ends in a `T`. Run it with `yield*`. */
export type Steps<T> = Generator<Task, T, unknown>;

/** Work that has been asked for and will end in a `T`. */
export class Pending<T> {
  readonly task: Task;
  constructor(task: Task) {
    this.task = task;
  }
  *[Symbol.iterator](): Steps<T> {
    return (yield this.task) as T;
  }
}

/** The one wait for an event of this name; it stays open over all races until it has won one. */
export class Awaited {
  readonly task: Task;
  heard = false;
  constructor(task: Task) {
    this.task = task;
  }
}

/** A moment on the durable clock. Only `first` turns it into a timer, a fresh one for every race. */
export class Alarm {
  readonly fireAt: Date;
  constructor(fireAt: Date) {
    this.fireAt = fireAt;
  }
}

type AnyActivity = (input: never) => Promise<unknown>;
export type Act<A> = {
  [K in keyof A]: A[K] extends (input: infer I) => Promise<infer O> ? (input: I) => Pending<O> : never;
};

/** The words, with the activities `A` and the event names `E` of one process. */
export interface Flow<A, E extends string> {
  readonly id: string;
  readonly act: Act<A>;
  event(name: E): Awaited;
  at(moment: string): Alarm;
  /** Ends with the tag of the branch that came first; every losing alarm is switched off. */
  first(branches: Record<string, Awaited | Alarm>): Steps<string>;
  /** Shows where the process is, and which version of its subject it has taken (the sweep goes by it). */
  step(at: { stage: string; version: number }): void;
}

/** Broken infrastructure is tried again for about ten minutes before an instance fails visibly; refusals never come here. */
const RETRY = { firstMs: 1_000, attempts: 12, backoff: 2, maxMs: 120_000 };

function retryOptions(): RetryOptions {
  const options = new RetryOptions(RETRY.firstMs, RETRY.attempts);
  options.backoffCoefficient = RETRY.backoff;
  options.maxRetryIntervalInMilliseconds = RETRY.maxMs;
  return options;
}

/** The words of one running orchestration. */
export function flow<A extends Record<string, AnyActivity>, E extends string>({
  df,
}: OrchestrationContext): Flow<A, E> {
  const waits = new Map<string, Awaited>();
  return {
    id: df.instanceId,
    act: new Proxy({} as Act<A>, {
      get: (_, name: string) => (input: unknown) =>
        new Pending(df.callActivityWithRetry(name, retryOptions(), input)),
    }),
    event(name) {
      const wait = waits.get(name) ?? new Awaited(df.waitForExternalEvent(name));
      waits.set(name, wait);
      return wait;
    },
    at: (moment) => new Alarm(new Date(moment)),
    step: ({ stage, version }) =>
      df.setCustomStatus({ stage, version, since: df.currentUtcDateTime.toISOString() }),

    *first(branches) {
      const open = Object.entries(branches).filter(
        ([, branch]) => !(branch instanceof Awaited && branch.heard),
      );
      const arrived = open.find(([, branch]) => branch instanceof Awaited && branch.task.isCompleted);
      if (arrived) return hear(arrived);

      const runners = open.map(([tag, branch]) => ({ tag, branch, task: taskOf(branch) }));
      const winner = yield df.Task.any(runners.map(({ task }) => task));
      for (const { task } of runners) stopTimer(task);
      const won = runners.find(({ task }) => task === winner);
      return won ? hear([won.tag, won.branch]) : 'nothing';
    },
  };

  /** An alarm gets a fresh timer for every race: the host would schedule a reused one twice. */
  function taskOf(branch: Awaited | Alarm): Task {
    return branch instanceof Alarm ? df.createTimer(branch.fireAt) : branch.task;
  }
}

/** A race over something already finished would never end, so what has been heard is not raced again. */
function hear([tag, branch]: [string, Awaited | Alarm]): string {
  if (branch instanceof Awaited) branch.heard = true;
  return tag;
}

/** A timer left running would keep the whole orchestration running. */
function stopTimer(task: Task) {
  if ('cancel' in task && !task.isCompleted) (task as TimerTask).cancel();
}
