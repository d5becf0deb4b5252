import { epoch, type Instant } from '../../../shared/transfer/instant.ts';
import type { Language } from '../../../shared/transfer/party.ts';

const zoned = (locale: string, style: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', dateStyle: 'long', ...style });

/** Making a formatter is dear. British English writes the day before the month, as Dutch does, so nobody misreads 3/4. */
const TIMES: Record<Language, Intl.DateTimeFormat> = {
  en: zoned('en-GB', { timeStyle: 'short', hourCycle: 'h23' }),
  nl: zoned('nl-NL', { timeStyle: 'short', hourCycle: 'h23' }),
};
const DATES: Record<Language, Intl.DateTimeFormat> = { en: zoned('en-GB', {}), nl: zoned('nl-NL', {}) };

/** A moment for people, its zone named: `23 November 2026 at 18:00 UTC`; nothing is guessed of the reader's own zone. */
export const timeIn = (language: Language, instant: Instant): string =>
  `${TIMES[language].format(epoch(instant))} UTC`;

/** A day for people: `23 November 2026`. Takes `2026-11-23`. */
export const dateIn = (language: Language, date: string): string =>
  DATES[language].format(epoch(`${date}T00:00:00.000Z`));
