import type { Dice } from './dice.ts';
import { type HostPlan, STEADY } from './durable-host.ts';
import { UNHURRIED } from './faults.ts';
import type { NudgePlan } from './flaky-orchestrations.ts';
import { HOURS, type Manners, MINUTE, SECOND } from './manners.ts';
import { FAIR, type WorldPlan } from './world.ts';

/** One kind of bad luck, and who meets it. */
export type Campaign = {
  name: string;
  plan(dice: Dice): WorldPlan;
  manners: Manners;
  /** Turns that only this kind of bad luck brings. */
  turns?: string[];
};

const UNEVEN: NudgePlan = { lost: 0, twice: 0.1, slowestMs: 3 * SECOND };
const plain = (): WorldPlan => ({
  ...FAIR,
  storage: UNHURRIED,
  nudges: UNEVEN,
  host: { ...STEADY, slowestResultMs: 500 },
});

/** Everybody answers within seconds of being asked. */
const SECONDS: Manners = {
  ...HOURS,
  portalMs: (dice) => dice.between(0, SECOND),
  openMs: (dice) => dice.between(0, 2 * SECOND),
  signAt: (dice, now) => now + dice.between(1, 2 * SECOND),
};

/** Everybody sends in the very instant in which the table lets it. */
const AT_ONCE: Manners = {
  ...HOURS,
  portalMs: (dice) => dice.between(0, 3),
  openMs: (dice) => dice.between(0, 3),
  signAt: (dice, now) => now + dice.between(0, 3),
  answerAt: () => 0,
  eager: 0.5,
};

const around = (instant: string, spread: number, roll: (low: number, high: number) => number): number =>
  Date.parse(instant) + roll(-spread, spread);

const BROKEN: HostPlan = { duplicate: 0.2, crash: 0.01, store: 0.01, slowestResultMs: 500 };

/** The seven campaigns, by the name of their test file. */
export const CAMPAIGNS = {
  spread: { name: 'people take hours', plan: plain, manners: HOURS },
  burst: { name: 'three people sign within six seconds', plan: plain, manners: SECONDS },
  early: { name: 'every message comes as early as the table lets it', plan: plain, manners: AT_ONCE },
  deadline: {
    name: 'support answers at the deadline, three seconds more or less',
    plan: plain,
    manners: {
      ...HOURS,
      answerAt: (dice, { dueAt }) => around(dueAt, 3 * SECOND, dice.between),
    },
  },
  expiry: {
    name: 'signatures come at the expiry, four seconds more or less',
    plan: plain,
    manners: {
      ...HOURS,
      signAt: (dice, now, { expiresAt }) =>
        dice.chance(0.4) ? around(expiresAt, 4 * SECOND, dice.between) : now + dice.between(1, 5 * MINUTE),
    },
  },
  brokenHost: {
    name: 'the host dies, activities run twice, storage fails',
    plan: () => ({
      storage: { ...UNHURRIED, read: 0.01, before: 0.015, after: 0.015, mail: 0.1, portal: 0.1, paper: 0.15 },
      host: BROKEN,
      nudges: { ...UNEVEN, lost: 0.05 },
      sweepNudges: UNEVEN,
    }),
    manners: { ...SECONDS, answerAt: HOURS.answerAt },
    turns: ['paperStuck', 'resealAsked'],
  },
  lostNudges: {
    name: 'nudges are lost, now and then or all of them',
    plan: (dice) => {
      const lost = { ...UNEVEN, lost: 0.1 };
      return dice.chance(0.5)
        ? { ...plain(), nudges: lost, sweepNudges: lost }
        : { ...plain(), nudges: { ...UNEVEN, lost: 1 } };
    },
    manners: SECONDS,
  },
} satisfies Record<string, Campaign>;
