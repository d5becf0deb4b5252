import { utcTime } from '../form/pdf/field-values.ts';
import { epoch, type Instant } from '../transfer/instant.ts';
import { type Party, partyName } from '../transfer/party.ts';

/** `Current partner`: a party's name at the beginning of a line. */
export const partyTitle = (party: Party): string =>
  `${partyName[party].charAt(0).toUpperCase()}${partyName[party].slice(1)}`;

const PARTIES: readonly string[] = Object.values(partyName);

/** Somebody as the rows name them, with the article a party needs. */
export const whom = (name: string): string => (PARTIES.includes(name) ? `the ${name}` : name);

/** `2026-11-22 17:00:05 UTC`. */
export const time = (instant: Instant): string => utcTime(instant);

/** A sentence of the audit trail with its instants as people read them. */
export const withTimes = (text: string): string =>
  text.replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g, (instant) => utcTime(instant));

/** Making a formatter is dear, and there are as many as there are zones of support. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const two = '2-digit';
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    timeZoneName: 'longOffset',
    year: 'numeric',
    ...{ month: two, day: two, hour: two, minute: two, second: two, hourCycle: 'h23' },
  });
  formatters.set(timeZone, made);
  return made;
}

/** The time in UTC and as the clocks of a zone show it, with the zone's distance from UTC on that day (DOMAIN 11). */
export function timeInBoth(instant: Instant, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(epoch(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const local = `${of('year')}-${of('month')}-${of('day')} ${of('hour')}:${of('minute')}:${of('second')}`;
  const offset = of('timeZoneName').replace('GMT', 'UTC');
  return `${time(instant)} (${local} ${timeZone}, ${offset})`;
}

/** Names in a row as people say them; `nobody` when there are none. */
export const listed = (names: readonly string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? 'nobody');

/** Where somebody came from; an address that was not passed on to the platform is said to be missing. */
export const cameFrom = (ip: string, browser: string): string =>
  `from ${ip === 'unknown' ? 'an address that is not known' : ip}, ${browser}`;
