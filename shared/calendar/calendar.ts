import { z } from 'zod';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is HH:MM.');
const Hours = z
  .tuple([TimeOfDay, TimeOfDay])
  .readonly()
  .refine(([opens, closes]) => opens < closes, 'A day opens before it closes.');
const Day = z.iso.date();
const Weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** The day of the week as `openings` spells it; Monday first, as ISO 8601 counts. */
export type Weekday = z.infer<typeof Weekday>;

/** Seven names, so that `WEEKDAYS[dayOfWeek - 1]` is the ISO day of the week. */
export const WEEKDAYS: readonly Weekday[] = Weekday.options;

/**
 * When support works (DOMAIN 11.2). Times are local to `timeZone`, half-open [opens, closes).
 * `extraOpen` days keep their own hours and win over holidays and weekends; `extraClosed` days win over the week.
 */
export const Calendar = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/),
    timeZone: z.string().refine(isTimeZone, 'Not an IANA time zone.'),
    openings: z.partialRecord(Weekday, Hours).readonly(),
    holidays: z.union([z.enum(['us-federal', 'none']), z.array(Day).readonly()]),
    extraClosed: z.array(Day).readonly(),
    extraOpen: z.array(z.strictObject({ day: Day, hours: Hours }).readonly()).readonly(),
  })
  .readonly()
  .refine(({ openings }) => Object.keys(openings).length > 0, 'A calendar opens on some day of the week.')
  .refine(
    ({ extraClosed, extraOpen }) => !extraOpen.some(({ day }) => extraClosed.includes(day)),
    'A day is either open or closed out of turn.',
  );
export type Calendar = z.infer<typeof Calendar>;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl has no other way to say that it does not know a zone
  }
}
