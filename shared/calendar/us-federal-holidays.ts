import { Temporal } from 'temporal-polyfill';

const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;
const SUNDAY = 7;

const observedIn = new Map<number, ReadonlySet<string>>();

/** Whether federal offices observe a holiday on this day (5 U.S.C. 6103; Inauguration Day is local to Washington). */
export function isUsFederalHoliday(day: Temporal.PlainDate): boolean {
  let days = observedIn.get(day.year);
  if (days === undefined) {
    days = new Set(usFederalHolidays(day.year));
    observedIn.set(day.year, days);
  }
  return days.has(day.toString());
}

/** The days observed in `year`, sorted; the next New Year is among them when it falls on a Saturday (2027-12-31). */
export function usFederalHolidays(year: number): string[] {
  const days = [
    observed(year, 1, 1),
    nth(3, MONDAY, year, 1),
    nth(3, MONDAY, year, 2),
    nth(5, MONDAY, year, 5),
    observed(year, 6, 19),
    observed(year, 7, 4),
    nth(1, MONDAY, year, 9),
    nth(2, MONDAY, year, 10),
    observed(year, 11, 11),
    nth(4, THURSDAY, year, 11),
    observed(year, 12, 25),
    observed(year + 1, 1, 1),
  ];
  return days
    .filter((day) => day.year === year)
    .map(String)
    .sort();
}

/** A fixed date on a Saturday is observed the Friday before, on a Sunday the Monday after. */
function observed(year: number, month: number, day: number): Temporal.PlainDate {
  const date = new Temporal.PlainDate(year, month, day);
  if (date.dayOfWeek === SATURDAY) return date.subtract({ days: 1 });
  return date.dayOfWeek === SUNDAY ? date.add({ days: 1 }) : date;
}

/** The n-th such weekday of a month; the fifth means the last. */
function nth(n: number, weekday: number, year: number, month: number): Temporal.PlainDate {
  const first = new Temporal.PlainDate(year, month, 1);
  const date = first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (n - 1) });
  return date.month === month ? date : date.subtract({ days: 7 });
}
