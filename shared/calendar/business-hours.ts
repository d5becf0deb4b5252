import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { localDay, openingFrom, openingOn } from './openings.ts';

/** A Microsoft support engineer answers within this many business hours. */
export const SUPPORT_HOURS = 8;

/** Each day of a span is looked at, so a span nobody can mean is refused: a year and a day, in seconds. */
const LONGEST_SPAN = 366 * 24 * 3600;

/** The instants of one support clock: warnings at 50 % and 75 % of the business time, then the breach. */
export type SupportClock = { halfAt: string; threeQuartersAt: string; dueAt: string };

/**
 * The instant at which `hours` of business time have gone by since `start` (DOMAIN 11.2): a start outside business
 * time counts from the next opening, and an amount that uses a day up ends on that day's closing instant.
 * Instants are ISO 8601; the answer is UTC with seconds. Throws RangeError for an amount that is not above zero,
 * for a text that is no instant, and for a calendar that never opens.
 */
export function addBusinessHours(start: string, hours: number, calendar: Calendar): string {
  const seconds = Math.round(hours * 3600);
  if (!(seconds > 0)) throw new RangeError(`Business hours to add must be above zero, not ${hours}.`);
  return addBusinessSeconds(toSecond(start), seconds, calendar);
}

/** The clock that starts when the form is attached; compute it in an activity and store it, never during replay. */
export function supportClock(start: string, calendar: Calendar): SupportClock {
  return {
    halfAt: addBusinessHours(start, SUPPORT_HOURS / 2, calendar),
    threeQuartersAt: addBusinessHours(start, (SUPPORT_HOURS * 3) / 4, calendar),
    dueAt: addBusinessHours(start, SUPPORT_HOURS, calendar),
  };
}

/**
 * The clock whose end Microsoft itself has set (DOMAIN 9.1: its SLA end is preferred to the computed one): warnings at
 * half and three quarters of the business time from `start` to `dueAt`. A span without business time, as when support
 * works round the clock for once, is divided by elapsed time; an end that is not after its start warns at once.
 * Throws RangeError for a text that is no instant and for a span of more than a year, which is a slip.
 */
export function supportClockUntil(start: string, dueAt: string, calendar: Calendar): SupportClock {
  const from = toSecond(start);
  const due = toSecond(dueAt);
  const businessTime = businessTimeBetween(start, dueAt, calendar);
  const elapsed = Math.max(0, due - from);
  const partAt = (part: number) =>
    businessTime > 0
      ? addBusinessSeconds(from, Math.ceil(businessTime * part), calendar)
      : toInstant(due - Math.floor(elapsed * (1 - part)));
  return { halfAt: partAt(0.5), threeQuartersAt: partAt(0.75), dueAt: toInstant(due) };
}

/** Seconds of business time in [start, end); none when the end is not after the start. Throws RangeError as above. */
export function businessTimeBetween(start: string, end: string, calendar: Calendar): number {
  const from = toSecond(start);
  const until = toSecond(end);
  if (until - from > LONGEST_SPAN) throw new RangeError(`From ${start} to ${end} is more than a year.`);
  const lastDay = localDay(until, calendar);
  let total = 0;
  let day = localDay(from, calendar);
  while (Temporal.PlainDate.compare(day, lastDay) <= 0) {
    const opening = openingOn(day, calendar);
    if (opening) total += Math.max(0, Math.min(opening.closes, until) - Math.max(opening.opens, from));
    day = day.add({ days: 1 });
  }
  return total;
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

function addBusinessSeconds(from: number, seconds: number, calendar: Calendar): string {
  let left = seconds;
  let opening = openingFrom(localDay(from, calendar), calendar);
  for (;;) {
    const begins = Math.max(opening.opens, from);
    const usable = Math.max(0, opening.closes - begins);
    if (left <= usable) return toInstant(begins + left);
    left -= usable;
    opening = openingFrom(opening.day.add({ days: 1 }), calendar);
  }
}

function toSecond(instant: string): number {
  return Math.floor(Temporal.Instant.from(instant).epochMilliseconds / 1000);
}

function toInstant(second: number): string {
  return Temporal.Instant.fromEpochMilliseconds(second * 1000).toString();
}
