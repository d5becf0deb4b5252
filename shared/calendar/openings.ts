import { Temporal } from 'temporal-polyfill';
import { type Calendar, WEEKDAYS } from './calendar.ts';
import { isUsFederalHoliday } from './us-federal-holidays.ts';

/** One local day on which support works: [opens, closes) in seconds since 1970 UTC. */
export type Opening = { readonly day: Temporal.PlainDate; readonly opens: number; readonly closes: number };

/** A calendar closed for longer than this is a slip in its configuration, not a long holiday. */
const LONGEST_CLOSURE_IN_DAYS = 366;

type Days = Map<string, Opening | undefined>;

/** By value, so that a pinned calendar parsed anew for every read shares what is known of its equals. */
const daysByValue = new Map<string, Days>();
const daysByIdentity = new WeakMap<Calendar, Days>();

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
  const days = daysOf(calendar);
  const key = day.toString();
  if (!days.has(key)) days.set(key, computeOpening(day, calendar));
  return days.get(key);
}

function daysOf(calendar: Calendar): Days {
  const known = daysByIdentity.get(calendar);
  if (known) return known;
  const value = JSON.stringify(calendar);
  const days: Days = daysByValue.get(value) ?? new Map();
  daysByValue.set(value, days);
  daysByIdentity.set(calendar, days);
  return days;
}

/** Hours that a clock change skips altogether open nothing. */
function computeOpening(day: Temporal.PlainDate, calendar: Calendar): Opening | undefined {
  const hours = hoursOf(day, calendar);
  if (!hours) return undefined;
  const opens = secondOf(day, hours[0], calendar);
  const closes = secondOf(day, hours[1], calendar);
  return opens < closes ? { day, opens, closes } : undefined;
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

/**
 * The first instant at which the clocks of that day show `time` or later. Each end is placed by its own zone offset, so
 * an opening that spans a clock change counts true hours. A time shown twice means the first; one that is skipped means
 * the change itself, which Temporal's own reading puts the skipped hour later.
 */
function secondOf(day: Temporal.PlainDate, time: string, { timeZone }: Calendar): number {
  const wanted = Temporal.PlainTime.from(time);
  const placed = day.toZonedDateTime({ timeZone, plainTime: wanted });
  const skipped = !placed.toPlainTime().equals(wanted);
  // The transition before an instant is not that instant itself, and the change may be where the time was placed.
  const change = skipped ? placed.add({ seconds: 1 }).getTimeZoneTransition('previous') : undefined;
  const first = change ?? placed;
  return first.epochMilliseconds / 1000;
}
