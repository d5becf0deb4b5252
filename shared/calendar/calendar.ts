import { z } from 'zod';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is HH:MM.');
const Hours = z
  .tuple([TimeOfDay, TimeOfDay])
  .readonly()
  .refine(([opens, closes]) => opens < closes, 'A day opens before it closes.');
const Day = z.iso.date();

/** An IANA zone such as `Europe/Amsterdam`; a bare offset is none, it knows no clock changes. */
export const TimeZone = z.string().refine(isTimeZone, 'Not an IANA time zone.');

/** The days support keeps closed each year: a rule of our own, or a list (`YYYY-MM-DD`) from configuration. */
export const Holidays = z.union([z.enum(['us-federal', 'none']), z.array(Day).readonly()]);

/** A day closed out of turn, `YYYY-MM-DD`. */
export const ClosedDay = Day;

/** A day open out of turn, with hours of its own. */
export const OpenDay = z.strictObject({ day: Day, hours: Hours }).readonly();

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
    timeZone: TimeZone,
    openings: z.partialRecord(Weekday, Hours).readonly(),
    holidays: Holidays,
    extraClosed: z.array(ClosedDay).readonly(),
    extraOpen: z.array(OpenDay).readonly(),
  })
  .readonly()
  .refine(({ openings }) => Object.keys(openings).length > 0, 'A calendar opens on some day of the week.')
  .refine(
    ({ extraClosed, extraOpen }) => !extraOpen.some(({ day }) => extraClosed.includes(day)),
    'A day is either open or closed out of turn.',
  );
export type Calendar = z.infer<typeof Calendar>;

/** Asking Intl costs a tenth of a millisecond, and a pinned calendar is parsed each time its case is read. */
const knownZones = new Set<string>();

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false; // Intl has no other way to say that it does not know a zone
  }
  knownZones.add(name);
  return true;
}
