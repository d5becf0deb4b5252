import type { JsonLines } from './json-lines.ts';

/** What became of something that was sent: it is new, the same once more, or its id was used for another content. */
export type Acceptance = 'new' | 'repeated' | 'reused';

/** Something as the desk took it. `number` counts from 1 in the order of arrival; `receivedAt` is the stack's time. */
export type Arrived<T> = T & { readonly number: number; readonly receivedAt: string };

/** How things of one kind are told apart and kept. */
export interface ArrivalRules<T> {
  readonly log: JsonLines<Arrived<T>>;
  /** The stack's clock in epoch milliseconds. */
  readonly now: () => number;
  /** What a sender gives the same thing on every try. */
  readonly idOf: (one: T) => string;
  /** The same id with another content is no repeat. */
  readonly contentOf: (one: T) => string;
  /** Names one of them for people. */
  readonly nameOf: (one: T) => string;
  /** How many are remembered, the oldest being forgotten first; all of them unless told. */
  readonly keep?: number;
}

/** Everything of one kind that has arrived, in its order. */
export interface Arrivals<T> {
  all(): readonly Arrived<T>[];
  byId(id: string): Arrived<T> | undefined;
  /** How often a thing was sent again under its id; not kept over a restart. */
  repeatsOf(id: string): number;
  /** The first one that fits, now or later; rejects after the limit with the names of those that did arrive. */
  waitFor(fits: (one: Arrived<T>) => boolean, timeoutMs: number): Promise<Arrived<T>>;
  /** Returns once it is stored: an answer may only be given then. */
  accept(one: T): Promise<Acceptance>;
}

type Entry<T> = { one: Arrived<T>; stored: Promise<void>; repeats: number };

/** Takes up what the log has kept and goes on from there. */
export function openArrivals<T>(rules: ArrivalRules<T>): Arrivals<T> {
  const { log, now, idOf, contentOf, nameOf, keep = Number.POSITIVE_INFINITY } = rules;
  const arrived: Arrived<T>[] = [...log.kept];
  const entries = new Map(
    arrived.map((one): [string, Entry<T>] => [idOf(one), { one, stored: Promise.resolve(), repeats: 0 }]),
  );
  const listeners = new Set<(one: Arrived<T>) => void>();
  let written = Promise.resolve();
  let count = arrived.at(-1)?.number ?? 0;

  async function acceptNew(given: T): Promise<Acceptance> {
    const one = { ...given, number: ++count, receivedAt: new Date(now()).toISOString() };
    // One write after another, so that the file has the order of the numbers; a failed one stops none after it.
    const stored = written.then(() => log.append(one));
    written = stored.catch(() => undefined);
    entries.set(idOf(given), { one, stored, repeats: 0 });
    try {
      await stored;
    } catch (error) {
      // Its sender gets an error and will try again: then it is new, not a repeat of one that never was.
      entries.delete(idOf(given));
      throw error;
    }
    arrived.push(one);
    for (const forgotten of arrived.splice(0, Math.max(0, arrived.length - keep)))
      entries.delete(idOf(forgotten));
    for (const listener of [...listeners]) listener(one);
    return 'new';
  }

  return {
    all: () => [...arrived],
    byId: (id) => entries.get(id)?.one,
    repeatsOf: (id) => entries.get(id)?.repeats ?? 0,
    waitFor(fits, timeoutMs) {
      const found = arrived.find(fits);
      if (found !== undefined) return Promise.resolve(found);
      return nextOf(listeners, fits, timeoutMs, () => arrived.map(nameOf));
    },
    async accept(given) {
      const known = entries.get(idOf(given));
      if (known === undefined) return acceptNew(given);
      if (contentOf(known.one) !== contentOf(given)) return 'reused';
      await known.stored;
      known.repeats += 1;
      return 'repeated';
    },
  };
}

function nextOf<T>(
  listeners: Set<(one: T) => void>,
  fits: (one: T) => boolean,
  timeoutMs: number,
  names: () => readonly string[],
): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      listeners.delete(listener);
      const came = names().map((name) => JSON.stringify(name));
      reject(new Error(`None that fits within ${timeoutMs} ms; arrived: ${came.join(', ') || 'none'}.`));
    }, timeoutMs);
    const listener = (one: T) => {
      if (!fits(one)) return;
      clearTimeout(limit);
      listeners.delete(listener);
      resolve(one);
    };
    listeners.add(listener);
  });
}
