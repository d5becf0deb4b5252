import { setImmediate } from 'node:timers/promises';
import { VirtualClock } from '../../../infra/local/host/durable/virtual-clock.ts';
import { type Instant, instantAt } from '../../../shared/transfer/instant.ts';

/** Virtual time, and what is to happen in it. Everybody in a simulation lives on one timeline. */
export type Timeline = {
  clock: VirtualClock;
  now(): Instant;
  /** Takes virtual time; a store that answers slowly is one that sleeps first. */
  sleep(milliseconds: number): Promise<void>;
  /** Does something later; what it throws ends the run. */
  after(milliseconds: number, work: () => unknown): void;
  /** Lets everybody work and moves to the next alarm, over and over, until none is left by `until`. */
  run(until: number): Promise<void>;
};

/** A timeline that begins at an instant given in milliseconds. */
export function timelineFrom(start: number): Timeline {
  const clock = new VirtualClock(start);
  const thrown: unknown[] = [];
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      thrown.push(error);
    }
  };
  return {
    clock,
    now: () => instantAt(clock.now()),
    sleep: (milliseconds) =>
      new Promise((resolve) => void clock.at(clock.now() + milliseconds, () => resolve())),
    after: (milliseconds, work) => void clock.at(clock.now() + milliseconds, () => void attempt(work)),
    async run(until) {
      // All adapters are in memory, so once the event loop comes round nobody has anything left to do now.
      do {
        await setImmediate();
        if (thrown.length > 0) throw thrown[0];
      } while (clock.jump(until));
    },
  };
}
