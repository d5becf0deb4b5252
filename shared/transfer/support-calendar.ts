import type { Calendar } from '../calendar/calendar.ts';
import { calendarFor } from '../calendar/calendars.ts';
import { businessZoneOf } from '../calendar/country-zone.ts';
import type { Transfer } from './transfer.ts';

/**
 * The calendar Microsoft Support answers the current partner by: its cloud's and its country's (DOMAIN 11.2, A-19).
 * A country of several zones and no business zone of its own is counted in UTC.
 */
export function supportCalendar(transfer: Pick<Transfer, 'cloud' | 'currentPartner'>): Calendar {
  const country = transfer.currentPartner.identity.country;
  return calendarFor({ cloud: transfer.cloud, country, timeZone: businessZoneOf(country) ?? 'Etc/UTC' });
}
