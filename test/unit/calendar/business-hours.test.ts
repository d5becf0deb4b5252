import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessHours,
  isBusinessTime,
  nextBusinessDay,
  supportClock,
} from '../../../shared/calendar/business-hours.ts';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { japan, local, NA_PACIFIC, US_EASTERN } from '../../../shared/calendar/calendars.ts';
import { isOpenMinute, walkMinutes, walkToNextDay } from './minute-oracle.ts';
import { VECTORS } from './vectors.ts';

const AMSTERDAM = local('Europe/Amsterdam');

/** Opens on Sunday nights, when clocks change, and out of turn: the hard case for zone arithmetic. */
const nights = (timeZone: string) =>
  Calendar.parse({
    id: 'nights',
    timeZone,
    openings: { sun: ['00:00', '06:00'], wed: ['22:15', '23:45'] },
    holidays: ['2027-03-28'],
    extraClosed: ['2026-11-04'],
    extraOpen: [{ day: '2026-11-03', hours: ['10:00', '11:30'] }],
  });

const CALENDARS: Record<string, Calendar> = {
  'na-pacific': NA_PACIFIC,
  'us-eastern-9-5': US_EASTERN,
  'local-9-5 in Amsterdam': local('Europe/Amsterdam', ['2026-12-25', '2027-04-27', '2028-12-26']),
  'local-9-5 in Kathmandu': local('Asia/Kathmandu'),
  japan: japan(['2026-11-23', '2027-01-01', '2028-05-03']),
  'nights in Los Angeles': nights('America/Los_Angeles'),
  'nights on Lord Howe': nights('Australia/Lord_Howe'),
};

const CLOCK_CHANGES = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'];
const minutes = (from: string, length: number) =>
  fc
    .nat({ max: length })
    .map((m) => new Date(Date.parse(from) + m * 60_000).toISOString().replace('.000', ''));
const instant = fc.oneof(
  minutes('2026-01-01', 2 * 365 * 24 * 60),
  fc.constantFrom(...CLOCK_CHANGES).chain((day) => minutes(day, 24 * 60)),
  fc.constantFrom('2026-11-25', '2026-12-23', '2027-12-29').chain((day) => minutes(day, 3 * 24 * 60)),
);

describe('eight business hours', () => {
  describe.each([
    ['na-pacific', NA_PACIFIC, 1],
    ['us-eastern-9-5', US_EASTERN, 2],
    ['Europe/Amsterdam', AMSTERDAM, 3],
  ] as const)('by %s', (_, calendar, column) => {
    const rows = VECTORS.map((row) => [row[4], `${row[0]}Z`, `${row[column]}:00Z`] as const);
    it.each(rows)('allow for %s', (_shows, start, due) => {
      expect(addBusinessHours(start, 8, calendar)).toBe(due);
      expect(supportClock(start, calendar).dueAt).toBe(due);
    });
  });

  it('warn at four and six hours of business time', () => {
    expect(supportClock('2026-11-20T22:00:00Z', NA_PACIFIC)).toEqual({
      halfAt: '2026-11-21T02:00:00Z',
      threeQuartersAt: '2026-11-23T16:00:00Z',
      dueAt: '2026-11-23T18:00:00Z',
    });
  });

  it('drop parts of a second', () => {
    expect(addBusinessHours('2026-11-20T17:00:00.999Z', 8, NA_PACIFIC)).toBe('2026-11-21T01:00:00Z');
  });

  it.each([0, -1, Number.NaN])('refuse to count %s hours', (hours) => {
    expect(() => addBusinessHours('2026-11-20T17:00:00Z', hours, NA_PACIFIC)).toThrow(RangeError);
  });

  it('refuse a text that is no instant', () => {
    expect(() => addBusinessHours('2026-11-20', 8, NA_PACIFIC)).toThrow(RangeError);
  });

  it('refuse a calendar that never opens', () => {
    const closed = Calendar.parse({
      ...nights('UTC'),
      openings: { mon: ['09:00', '17:00'] },
      extraOpen: [],
      holidays: Array.from({ length: 60 }, (_, week) =>
        new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10),
      ),
    });
    expect(() => addBusinessHours('2026-01-01T00:00:00Z', 8, closed)).toThrow(/never opens/);
  });
});

describe('business time', () => {
  it('includes the opening and excludes the closing', () => {
    const answers = ['13:59:59', '14:00:00', '01:59:59', '02:00:00'].map((time) =>
      isBusinessTime(`2026-11-${time < '03' ? '24' : '23'}T${time}Z`, NA_PACIFIC),
    );
    expect(answers).toEqual([false, true, true, false]);
  });

  it('goes on with the opening of the next business day', () => {
    expect(nextBusinessDay('2026-11-25T20:00:00Z', NA_PACIFIC)).toBe('2026-11-27T14:00:00Z');
    expect(nextBusinessDay('2026-11-27T14:00:00Z', NA_PACIFIC)).toBe('2026-11-30T14:00:00Z');
    expect(nextBusinessDay('2026-11-24T01:00:00Z', NA_PACIFIC)).toBe('2026-11-24T14:00:00Z');
  });
});

describe.each(Object.entries(CALENDARS))('the calendar %s, minute by minute', (_, calendar) => {
  const runs = { numRuns: calendar.id === 'nights' ? 10 : 20 };

  it('adds business hours', () => {
    const quarters = fc.integer({ min: 1, max: calendar.id === 'nights' ? 30 : 44 });
    const agrees = fc.property(instant, quarters, (start, n) => {
      expect(addBusinessHours(start, n / 4, calendar)).toBe(walkMinutes(start, n * 15, calendar));
    });
    fc.assert(agrees, runs);
  });

  it('knows when it is open', () => {
    const agrees = fc.property(instant, (at) => {
      expect(isBusinessTime(at, calendar)).toBe(isOpenMinute(Date.parse(at), calendar));
    });
    fc.assert(agrees, { numRuns: 300 });
  });

  it('finds the next business day', () => {
    const agrees = fc.property(instant, (after) => {
      expect(nextBusinessDay(after, calendar)).toBe(walkToNextDay(after, calendar));
    });
    fc.assert(agrees, { numRuns: 10 });
  });

  it('takes two steps as it takes one', () => {
    const agrees = fc.property(
      instant,
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 600 }),
      (at, a, b) => {
        const twoSteps = addBusinessHours(addBusinessHours(at, a / 60, calendar), b / 60, calendar);
        expect(twoSteps).toBe(addBusinessHours(at, (a + b) / 60, calendar));
      },
    );
    fc.assert(agrees, { numRuns: 100 });
  });
});
