import { epoch, type Instant } from '../../transfer/instant.ts';

/** `2026-11-23 18:00 UTC`: a time nobody can mistake for local time. */
export const humanTime = (instant: Instant | undefined): string =>
  instant === undefined ? 'not set' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** Making a formatter is dear, and there are as many as there are zones of support. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const style = { dateStyle: 'short', timeStyle: 'short', hourCycle: 'h23' } as const;
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, ...style });
  formatters.set(timeZone, made);
  return made;
}

/** The same time as the clocks of a zone show it: `10:00 America/Los_Angeles`, with the date where it is another day there. */
export function localTime(instant: Instant, timeZone: string): string {
  const parts = formatterOf(timeZone).formatToParts(epoch(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const day = `${of('year')}-${of('month')}-${of('day')}`;
  const time = `${of('hour')}:${of('minute')} ${timeZone}`;
  return day === instant.slice(0, 10) ? time : `${day} ${time}`;
}

/** A time in UTC with the local one beside it: what the support clock is told in (DOMAIN 11). */
export const timeInBoth = (instant: Instant, timeZone: string): string =>
  `${humanTime(instant)} (${localTime(instant, timeZone)})`;
