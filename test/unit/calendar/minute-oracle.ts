import { type Calendar, WEEKDAYS } from '../../../shared/calendar/calendar.ts';
import { federalOracle } from './federal-oracle.ts';
import type { Span } from './wall-clock.ts';

const MINUTE = 60;
const DAY = 24 * 60;

/** Business hours by counting minutes one at a time; all instants are seconds since 1970 UTC, inside the span. */
export type MinuteOracle = {
  isOpen(second: number): boolean;
  /** The instant at which so many open seconds have gone by. */
  add(start: number, seconds: number): number;
  /** Open seconds in [start, end). */
  between(start: number, end: number): number;
  /** The first open minute on a later local date. */
  nextDay(after: number): number;
};

/**
 * An oracle that knows of time zones only what a wall clock showed each minute, and of holidays only dates. A day is
 * open from the first minute that shows its opening hour or later, to the first that shows its closing hour or later.
 */
export function minuteOracle(calendar: Calendar, shown: Int32Array, span: Span): MinuteOracle {
  const open = openMinutes(calendar, shown);
  const indexOf = (second: number) => Math.floor(second / MINUTE) - span.from;
  const startOf = (index: number) => (span.from + index) * MINUTE;
  const dateAt = (index: number) => Math.floor((shown[index] ?? 0) / DAY);
  const nextOpen = (from: number): number => {
    const index = open.indexOf(1, from);
    if (index < 0) throw new RangeError('The count ran past the minutes that are known.');
    return index;
  };
  return {
    isOpen: (second) => open[indexOf(second)] === 1,
    add(start, seconds) {
      let left = seconds;
      for (let index = nextOpen(indexOf(start)); ; index = nextOpen(index + 1)) {
        const begins = Math.max(start, startOf(index));
        const usable = startOf(index + 1) - begins;
        if (left <= usable) return begins + left;
        left -= usable;
      }
    },
    between(start, end) {
      let total = 0;
      for (let index = nextOpen(indexOf(start)); startOf(index) < end; index = nextOpen(index + 1))
        total += Math.min(end, startOf(index + 1)) - Math.max(start, startOf(index));
      return total;
    },
    nextDay(after) {
      const today = dateAt(indexOf(after));
      let index = nextOpen(indexOf(after) + 1);
      while (dateAt(index) <= today) index = nextOpen(index + 1);
      return startOf(index);
    },
  };
}

type Hours = readonly [opens: number, closes: number];
type Today = { date: number; hours: Hours; begun: boolean; ended: boolean };

/** One byte a minute: 1 while support works. */
function openMinutes(calendar: Calendar, shown: Int32Array): Uint8Array {
  const hours = hoursByDate(calendar, shown);
  const begin = (date: number): Today => {
    return { date, hours: hours.get(date) ?? [DAY, 0], begun: false, ended: false };
  };
  let today = begin(Number.NEGATIVE_INFINITY);
  return new Uint8Array(shown.length).map((_, minute) => {
    const wall = shown[minute] ?? 0;
    const date = Math.floor(wall / DAY);
    if (date !== today.date) today = begin(date);
    return isOpenAt(today, wall - date * DAY) ? 1 : 0;
  });
}

/** A clock put back neither closes a day that has opened nor opens one that has closed. */
function isOpenAt(today: Today, time: number): boolean {
  today.begun ||= time >= today.hours[0];
  today.ended ||= time >= today.hours[1];
  return today.begun && !today.ended;
}

function hoursByDate(calendar: Calendar, shown: Int32Array): Map<number, Hours> {
  const first = Math.floor((shown[0] ?? 0) / DAY) - 1;
  const last = Math.floor((shown.at(-1) ?? 0) / DAY) + 1;
  const holidays = new Set(holidaysOf(calendar, first, last));
  const hours = new Map<number, Hours>();
  for (let date = first; date <= last; date++) {
    const found = hoursOn(date, calendar, holidays);
    if (found) hours.set(date, [minuteOfDay(found[0]), minuteOfDay(found[1])]);
  }
  return hours;
}

function hoursOn(
  date: number,
  calendar: Calendar,
  holidays: ReadonlySet<string>,
): readonly [string, string] | undefined {
  const at = new Date(date * DAY * MINUTE * 1000);
  const day = at.toISOString().slice(0, 10);
  const extra = calendar.extraOpen.find((open) => open.day === day);
  if (extra) return extra.hours;
  if (holidays.has(day) || calendar.extraClosed.includes(day)) return undefined;
  const weekday = WEEKDAYS[(at.getUTCDay() + 6) % 7];
  return weekday && calendar.openings[weekday];
}

function holidaysOf({ holidays }: Calendar, first: number, last: number): readonly string[] {
  if (holidays === 'none') return [];
  if (holidays !== 'us-federal') return holidays;
  const yearOf = (date: number) => new Date(date * DAY * MINUTE * 1000).getUTCFullYear();
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, n) => yearOf(first) + n);
  return years.flatMap(federalOracle);
}

const minuteOfDay = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
