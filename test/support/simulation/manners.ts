import type { Link } from '../../../shared/transfer/link.ts';
import type { SupportClock } from '../../../shared/transfer/response-clock.ts';
import type { Dice } from './dice.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** How the parties of a run behave: how long they take, and what they do instead of what is hoped. */
export type Manners = {
  /** Milliseconds a portal takes until it sends what is due. */
  portalMs(dice: Dice): number;
  /** Milliseconds until a signatory opens a mail that has arrived. */
  openMs(dice: Dice): number;
  /** When the opened page is signed; epoch milliseconds. */
  signAt(dice: Dice, now: number, link: Link): number;
  /** When Microsoft Support answers; epoch milliseconds. */
  answerAt(dice: Dice, clock: SupportClock): number;
  /** Messages come again although they were answered. */
  repeats: number;
  /** Chances per party and transfer: to decline, to fall silent at a place, to pass the signature on. */
  declines: number;
  silent: number;
  delegates: number;
  /** Chances per transfer: a correction, a cancellation or withdrawal, ops stepping in unasked. */
  corrected: number;
  cancelled: number;
  meddled: number;
  /** The new partner takes so long that signature 1 grows old. */
  slow: number;
  /** The ticket is opened only after the signatures, or forgotten. */
  postpones: number;
  /** Portals try what is not yet their turn. */
  eager: number;
  /** Somebody gets an access code, told by telephone. */
  coded: number;
};

const inTwoDaysAtMost = (dice: Dice) => dice.between(MINUTE, dice.chance(0.3) ? 2 * DAY : 6 * HOUR);

/** People take hours, sometimes days. */
export const HOURS: Manners = {
  portalMs: inTwoDaysAtMost,
  openMs: inTwoDaysAtMost,
  signAt: (dice, now) => now + dice.between(20 * SECOND, 40 * MINUTE),
  answerAt: (dice, clock) =>
    Date.parse(clock.startedAt) +
    Math.round((Date.parse(clock.dueAt) - Date.parse(clock.startedAt)) * (dice.between(2, 200) / 100)),
  repeats: 0.3,
  declines: 0.035,
  silent: 0.03,
  delegates: 0.08,
  corrected: 0.4,
  cancelled: 0.15,
  meddled: 0.16,
  slow: 0.1,
  postpones: 0.25,
  eager: 0.15,
  coded: 0.3,
};
