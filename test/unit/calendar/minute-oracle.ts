import { type Calendar, WEEKDAYS } from '../../../shared/calendar/calendar.ts';

const MINUTE = 60_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Federal holidays as DOMAIN 11.2 lists them, so that the oracle does not use the rule it judges. */
const FEDERAL = new Set(
  [
    '2026: 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25',
    '2027: 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31',
    '2028: 01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25',
  ].flatMap((line) => {
    const [year = '', days = ''] = line.split(': ');
    return days.split(' ').map((day) => `${year}-${day}`);
  }),
);

/** Whether the minute that begins at `at` (ms) is open, asked of Intl and the wall clock alone; years 2026 to 2028. */
export function isOpenMinute(at: number, calendar: Calendar): boolean {
  const [date = '', time = ''] = wallClock(calendar.timeZone).format(at).split(' ');
  const hours = hoursOn(date, calendar);
  return hours !== undefined && hours[0] <= time && time < hours[1];
}

/** Adds business minutes by walking them one at a time. */
export function walkMinutes(start: string, minutes: number, calendar: Calendar): string {
  let at = Date.parse(start);
  for (let left = minutes; left > 0; at += MINUTE) if (isOpenMinute(at, calendar)) left -= 1;
  return new Date(at).toISOString().replace('.000', '');
}

/** The first open minute on a later local date, found one minute at a time. */
export function walkToNextDay(after: string, calendar: Calendar): string {
  const dateOf = (at: number) => wallClock(calendar.timeZone).format(at).slice(0, 10);
  const start = Date.parse(after);
  const today = dateOf(start);
  let at = start;
  while (dateOf(at) === today || !isOpenMinute(at, calendar)) at += MINUTE;
  return new Date(at).toISOString().replace('.000', '');
}

function hoursOn(date: string, calendar: Calendar): readonly [string, string] | undefined {
  const extra = calendar.extraOpen.find(({ day }) => day === date);
  if (extra) return extra.hours;
  const { holidays } = calendar;
  const off = holidays === 'us-federal' ? FEDERAL.has(date) : holidays !== 'none' && holidays.includes(date);
  if (off || calendar.extraClosed.includes(date)) return undefined;
  const weekday = WEEKDAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7];
  return weekday && calendar.openings[weekday];
}

/** Swedish is the locale that writes 2026-11-21 01:00. */
function wallClock(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, made);
  return made;
}
