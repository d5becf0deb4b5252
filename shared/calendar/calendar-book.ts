import { z } from 'zod';
import { Country } from '../transfer/primitives.ts';
import { type Calendar, ClosedDay, Holidays, OpenDay, TimeZone } from './calendar.ts';
import { CalendarId, standardCalendar, standardCalendarId } from './calendars.ts';
import { businessZoneOf } from './country-zone.ts';

/** The whole calendar is kept with every case, so its lists stay small: some decades of holidays. */
const MOST_DAYS = 400;

const extraClosed = z.array(ClosedDay).max(MOST_DAYS).readonly().default([]);
const extraOpen = z.array(OpenDay).max(MOST_DAYS).readonly().default([]);

const CalendarEntry = z.strictObject({ extraClosed, extraOpen }).superRefine(tellDaysNamedTwice).readonly();

const CountryEntry = z
  .strictObject({
    calendar: CalendarId.optional(),
    timeZone: TimeZone.optional(),
    holidays: Holidays.refine(
      (days) => typeof days === 'string' || days.length <= MOST_DAYS,
      `must not list more than ${MOST_DAYS} days`,
    ).optional(),
    extraClosed,
    extraOpen,
  })
  .superRefine(tellDaysNamedTwice)
  .readonly();

const Entries = z.strictObject({
  clouds: z.partialRecord(z.enum(['usgov', 'public']), CalendarId).default({}),
  countries: z.record(Country, CountryEntry).default({}),
  calendars: z.partialRecord(CalendarId, CalendarEntry).default({}),
});

/** Which calendar serves whom, as far as configuration says so. */
type Service = Pick<z.infer<typeof Entries>, 'clouds' | 'countries'>;

/**
 * What configuration says of support's calendars (DOMAIN 11.2), all of it optional: which calendar serves a cloud or a
 * country (ISO 3166 alpha-2), a country's zone and holidays, and days closed or open out of turn by calendar or country.
 */
export const CalendarBook = Entries.superRefine(tellIdleZones).readonly();
export type CalendarBook = z.infer<typeof CalendarBook>;

/** What decides the calendar of a case; `country` is the one support answers in: the current partner's. */
export type CalendarCase = { cloud: 'usgov' | 'public'; country: string };

/**
 * The calendar support keeps for a case; keep the whole answer with the case, for a later configuration must not move
 * a running deadline. A country's days win over its calendar's. Never throws: a country of several zones, none of them
 * its business zone, is counted in UTC.
 */
export function calendarIn(book: CalendarBook, { cloud, country }: CalendarCase): Calendar {
  const id = calendarIdIn(book, cloud, country);
  const ofCountry = book.countries[country];
  const ofCalendar = book.calendars[id];
  const zone = ofCountry?.timeZone ?? businessZoneOf(country) ?? 'Etc/UTC';
  const standard = standardCalendar(id, zone);
  const closed = ofCountry?.extraClosed ?? [];
  const open = ofCountry?.extraOpen ?? [];
  const decided = new Set([...closed, ...open.map(({ day }) => day)]);
  return {
    ...standard,
    holidays: ofCountry?.holidays ?? standard.holidays,
    extraClosed: [...closed, ...(ofCalendar?.extraClosed ?? []).filter((day) => !decided.has(day))],
    extraOpen: [...open, ...(ofCalendar?.extraOpen ?? []).filter(({ day }) => !decided.has(day))],
  };
}

/** US Government has its own support; elsewhere a country's word wins over its cloud's. */
function calendarIdIn(
  { clouds, countries }: Service,
  cloud: CalendarCase['cloud'],
  country: string,
): CalendarId {
  const ofCountry = cloud === 'usgov' ? undefined : countries[country]?.calendar;
  return ofCountry ?? clouds[cloud] ?? standardCalendarId(cloud, country);
}

function tellDaysNamedTwice(
  entry: { extraClosed: readonly string[]; extraOpen: readonly { day: string }[] },
  context: z.RefinementCtx,
): void {
  const days = [...entry.extraClosed, ...entry.extraOpen.map(({ day }) => day)];
  const twice = days.find((day, index) => days.indexOf(day) !== index);
  if (twice) context.addIssue({ code: 'custom', message: `names ${twice} twice` });
}

/** A zone nobody reads is a mistake its author wants to hear of. */
function tellIdleZones(book: Service, context: z.RefinementCtx): void {
  for (const [country, { timeZone }] of Object.entries(book.countries)) {
    const id = calendarIdIn(book, 'public', country);
    if (timeZone === undefined || id === 'local-9-5') continue;
    const message = `has no effect: ${country} is served by ${id}, which has a zone of its own`;
    context.addIssue({ code: 'custom', path: ['countries', country, 'timeZone'], message });
  }
}
