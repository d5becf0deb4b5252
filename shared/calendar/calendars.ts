import { z } from 'zod';
import { Calendar } from './calendar.ts';

/** The calendars support is known to keep (DOMAIN 11.2). */
export const CalendarId = z.enum(['na-pacific', 'us-eastern-9-5', 'local-9-5', 'japan']);
export type CalendarId = z.infer<typeof CalendarId>;

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

/** A calendar as DOMAIN 11.2 gives it, before configuration; `timeZone` places `local-9-5` alone. */
export function standardCalendar(id: CalendarId, timeZone: string): Calendar {
  switch (id) {
    case 'na-pacific':
      return NA_PACIFIC;
    case 'us-eastern-9-5':
      return US_EASTERN;
    case 'japan':
      return japan();
    case 'local-9-5':
      return local(timeZone);
  }
}

/** The calendar that serves a cloud and a country when configuration says nothing else (DOMAIN 11.2). */
export function standardCalendarId(cloud: 'usgov' | 'public', country: string): CalendarId {
  if (cloud === 'usgov' || country === 'US' || country === 'CA') return 'na-pacific';
  return country === 'JP' ? 'japan' : 'local-9-5';
}

/** Japan's hours; its holidays come from configuration. Throws ZodError for a holiday that is no date. */
export function japan(holidays: readonly string[] = []): Calendar {
  return Calendar.parse(calendar('japan', 'Asia/Tokyo', ['09:00', '17:30'], holidays));
}

/** The hours of most countries, in the zone of the case; holidays come from configuration. Throws ZodError as above. */
export function local(timeZone: string, holidays: readonly string[] = []): Calendar {
  return Calendar.parse(calendar('local-9-5', timeZone, ['09:00', '17:00'], holidays));
}

function calendar(
  id: CalendarId,
  timeZone: string,
  hours: readonly [string, string],
  holidays: Calendar['holidays'],
): Calendar {
  const openings = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours };
  return { id, timeZone, openings, holidays, extraClosed: [], extraOpen: [] };
}
