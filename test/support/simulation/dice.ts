import { createHash } from 'node:crypto';

/** Chance that is the same on every run with the same seed. */
export type Dice = {
  /** True with a probability from 0 to 1. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  oneOf<T>(items: readonly [T, ...T[]]): T;
  /** Dice of one's own: rolling them moves nobody else's. */
  of(owner: string): Dice;
};

/** The dice of a seed (mulberry32: small, fast, and good enough to shuffle moments). */
export function diceOf(seed: string): Dice {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(roll() * (high - low + 1));
  return {
    chance: (probability) => roll() < probability,
    between,
    oneOf: (items) => items[between(0, items.length - 1)] ?? items[0],
    of: (owner) => diceOf(`${seed}/${owner}`),
  };
}
