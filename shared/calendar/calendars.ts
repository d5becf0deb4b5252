import { Calendar } from './calendar.ts';
import { businessZoneOf } from './country-zone.ts';

/** North America by Microsoft's published hours, twelve a day (DOMAIN 11.1); the default for US Government. */
export const NA_PACIFIC: Calendar = calendar(
  'na-pacific',
  'America/Los_Angeles',
  ['06:00', '18:00'],
  'us-federal',
);

/** The stricter reading for US Government: an eight-hour day in Washington's time. */
export const US_EASTERN: Calendar = calendar(
  'us-eastern-9-5',
  'America/New_York',
  ['09:00', '17:00'],
  'us-federal',
);

/** Japan's hours; its holidays come from configuration. Throws ZodError for a holiday that is no date. */
export function japan(holidays: readonly string[] = []): Calendar {
  return Calendar.parse(calendar('japan', 'Asia/Tokyo', ['09:00', '17:30'], holidays));
}

/** The hours of most countries, in the zone of the case; holidays come from configuration. Throws ZodError as above. */
export function local(timeZone: string, holidays: readonly string[] = []): Calendar {
  return Calendar.parse(calendar('local-9-5', timeZone, ['09:00', '17:00'], holidays));
}

/** What decides the calendar of a case; `country` is the one that support answers in, `timeZone` and `holidays` are for outside North America. */
export type CalendarQuestion = {
  cloud: 'usgov' | 'public';
  country: string;
  timeZone?: string;
  holidays?: readonly string[];
};

/**
 * The calendar whose hours support keeps for a case (DOMAIN 11.2). Pin the answer on the case when its clock starts.
 * Throws RangeError for a country of no single known zone when no `timeZone` is given.
 */
export function calendarFor({ cloud, country, timeZone, holidays = [] }: CalendarQuestion): Calendar {
  if (cloud === 'usgov' || country === 'US' || country === 'CA') return NA_PACIFIC;
  if (country === 'JP') return japan(holidays);
  const zone = timeZone ?? businessZoneOf(country);
  if (zone === undefined) throw new RangeError(`No business time zone is known for country ${country}.`);
  return local(zone, holidays);
}

function calendar(
  id: string,
  timeZone: string,
  hours: readonly [string, string],
  holidays: Calendar['holidays'],
): Calendar {
  const openings = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return { id, timeZone, openings, holidays, extraClosed: [], extraOpen: [] };
}
