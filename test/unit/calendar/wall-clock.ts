const MINUTE = 60_000;
const DAY = 24 * 60;

/** Swedish is the locale that writes 2026-11-21 01:00. */
const clockOf = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });

/** A stretch of time whose minutes are counted: [from, from + minutes), in minutes since 1970 UTC; whole UTC days. */
export type Span = { from: number; minutes: number };

/** The years from the first up to, not including, the second. */
export function yearsFrom(first: number, past: number): Span {
  const from = Date.UTC(first, 0, 1) / MINUTE;
  return { from, minutes: Date.UTC(past, 0, 1) / MINUTE - from };
}

/**
 * What the clocks of a zone show, as minutes since 1970 if they showed UTC, for each minute of a span. Intl is asked at
 * both ends of each UTC day, and for every single minute of the days (and their neighbours) whose ends disagree.
 */
export function wallClock(timeZone: string, { from, minutes }: Span): Int32Array {
  const clock = clockOf(timeZone);
  const ask = (at: number) => Date.parse(`${clock.format(at * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
  const shown = new Int32Array(minutes);
  for (let day = 0; day < minutes; day += DAY) {
    const offset = ask(from + day) - (from + day);
    const quiet = ask(from + day + DAY) - (from + day + DAY) === offset;
    for (let minute = day; minute < day + DAY; minute++)
      shown[minute] = quiet ? from + minute + offset : ask(from + minute);
  }
  return shown;
}

/** The first minutes (since 1970 UTC) that show something other than the one before promised: the clock changes. */
export function clockChanges(shown: Int32Array, { from }: Span): number[] {
  const changes: number[] = [];
  for (let minute = 1; minute < shown.length; minute++)
    if (shown[minute] !== (shown[minute - 1] ?? 0) + 1) changes.push(from + minute);
  return changes;
}
