import { z } from 'zod';

/** A moment in UTC as ISO 8601 text ending in `Z`; the only form in which time is stored or passed. */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

const DAY_MS = 86_400_000;

/** Epoch milliseconds of an instant. */
export const epoch = (instant: Instant): number => Date.parse(instant);

/** The instant of an epoch millisecond count. */
export const instantAt = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

/** An instant some calendar-free days (24 hours each) later. */
export const daysAfter = (instant: Instant, days: number): Instant =>
  instantAt(epoch(instant) + days * DAY_MS);

/** Whether `moment` has come at `now`; the moment itself counts as come. */
export const hasCome = (moment: Instant, now: Instant): boolean => epoch(now) >= epoch(moment);

/** The earliest of the instants given; there must be one. */
export const earliest = (first: Instant, ...rest: Instant[]): Instant =>
  rest.reduce((best, next) => (epoch(next) < epoch(best) ? next : best), first);
