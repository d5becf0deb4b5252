import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { localDay, openingFrom, openingOn } from './openings.ts';

/** A Microsoft support engineer answers within this many business hours. */
export const SUPPORT_HOURS = 8;

/** The instants of one support clock: warnings at 50 % and 75 % of the business time, then the breach. */
export type SupportClock = { halfAt: string; threeQuartersAt: string; dueAt: string };

/**
 * The instant at which `hours` of business time have gone by since `start` (DOMAIN 11.2): a start outside business
 * time counts from the next opening, and an amount that uses a day up ends on that day's closing instant.
 * Instants are ISO 8601; the answer is UTC with seconds. Throws RangeError for an amount that is not above zero,
 * for a text that is no instant, and for a calendar that never opens.
 */
export function addBusinessHours(start: string, hours: number, calendar: Calendar): string {
  let left = Math.round(hours * 3600);
  if (!(left > 0)) throw new RangeError(`Business hours to add must be above zero, not ${hours}.`);
  const from = toSecond(start);
  let opening = openingFrom(localDay(from, calendar), calendar);
  for (;;) {
    const begins = Math.max(opening.opens, from);
    const usable = Math.max(0, opening.closes - begins);
    if (left <= usable) return toInstant(begins + left);
    left -= usable;
    opening = openingFrom(opening.day.add({ days: 1 }), calendar);
  }
}

/** The clock that starts when the form is attached; compute it in an activity and store it, never during replay. */
export function supportClock(start: string, calendar: Calendar): SupportClock {
  return {
    halfAt: addBusinessHours(start, SUPPORT_HOURS / 2, calendar),
    threeQuartersAt: addBusinessHours(start, (SUPPORT_HOURS * 3) / 4, calendar),
    dueAt: addBusinessHours(start, SUPPORT_HOURS, calendar),
  };
}

/** The opening of the first business day after the local day of `after`: when the next reminder of a breach is due. */
export function nextBusinessDay(after: string, calendar: Calendar): string {
  const tomorrow = localDay(toSecond(after), calendar).add({ days: 1 });
  return toInstant(openingFrom(tomorrow, calendar).opens);
}

/** Whether support works at this instant; the opening instant counts, the closing instant does not. */
export function isBusinessTime(at: string, calendar: Calendar): boolean {
  const second = toSecond(at);
  const opening = openingOn(localDay(second, calendar), calendar);
  return opening !== undefined && opening.opens <= second && second < opening.closes;
}

function toSecond(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}

function toInstant(second: number): string {
  return Temporal.Instant.fromEpochMilliseconds(second * 1000).toString();
}
