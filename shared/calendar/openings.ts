import { Temporal } from 'temporal-polyfill';
import { type Calendar, WEEKDAYS } from './calendar.ts';
import { isUsFederalHoliday } from './us-federal-holidays.ts';

/** One local day on which support works: [opens, closes) in seconds since 1970 UTC. */
export type Opening = { readonly day: Temporal.PlainDate; readonly opens: number; readonly closes: number };

/** A calendar closed for longer than this is a slip in its configuration, not a long holiday. */
const LONGEST_CLOSURE_IN_DAYS = 366;

const remembered = new WeakMap<Calendar, Map<string, Opening | undefined>>();

/** The local day an instant (seconds since 1970 UTC) falls on. */
export function localDay(second: number, calendar: Calendar): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(second * 1000)
    .toZonedDateTimeISO(calendar.timeZone)
    .toPlainDate();
}

/** The first opening on `from` or later. Throws RangeError when a year goes by without one. */
export function openingFrom(from: Temporal.PlainDate, calendar: Calendar): Opening {
  let day = from;
  for (let tried = 0; tried < LONGEST_CLOSURE_IN_DAYS; tried++) {
    const opening = openingOn(day, calendar);
    if (opening) return opening;
    day = day.add({ days: 1 });
  }
  throw new RangeError(`Calendar ${calendar.id} never opens in the year after ${from}.`);
}

/** The opening of a local day, or undefined when support is closed; kept per calendar, the zone arithmetic is dear. */
export function openingOn(day: Temporal.PlainDate, calendar: Calendar): Opening | undefined {
  let days = remembered.get(calendar);
  if (days === undefined) {
    days = new Map();
    remembered.set(calendar, days);
  }
  const key = day.toString();
  if (!days.has(key)) days.set(key, computeOpening(day, calendar));
  return days.get(key);
}

function computeOpening(day: Temporal.PlainDate, calendar: Calendar): Opening | undefined {
  const hours = hoursOf(day, calendar);
  if (!hours) return undefined;
  const [opens, closes] = hours;
  return { day, opens: secondOf(day, opens, calendar), closes: secondOf(day, closes, calendar) };
}

function hoursOf(day: Temporal.PlainDate, calendar: Calendar): readonly [string, string] | undefined {
  const date = day.toString();
  const extra = calendar.extraOpen.find((open) => open.day === date);
  if (extra) return extra.hours;
  if (calendar.extraClosed.includes(date) || isHoliday(day, calendar)) return undefined;
  const weekday = WEEKDAYS[day.dayOfWeek - 1];
  return weekday && calendar.openings[weekday];
}

function isHoliday(day: Temporal.PlainDate, { holidays }: Calendar): boolean {
  if (holidays === 'none') return false;
  return holidays === 'us-federal' ? isUsFederalHoliday(day) : holidays.includes(day.toString());
}

/** Each end is placed by its own zone offset, so an opening that spans a clock change counts true hours. */
function secondOf(day: Temporal.PlainDate, time: string, { timeZone }: Calendar): number {
  return day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds / 1000;
}
