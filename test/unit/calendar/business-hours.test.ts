import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addBusinessHours,
  businessTimeBetween,
  isBusinessTime,
  nextBusinessDay,
  supportClock,
  supportClockUntil,
} from '../../../shared/calendar/business-hours.ts';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { local, NA_PACIFIC, US_EASTERN } from '../../../shared/calendar/calendars.ts';
import { VECTORS } from './vectors.ts';

const AMSTERDAM = local('Europe/Amsterdam');

describe('eight business hours (R-34, A-02)', () => {
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
      ...AMSTERDAM,
      openings: { mon: ['09:00', '17:00'] },
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

describe('business time between two instants', () => {
  it.each([
    ['a whole business day', '2026-11-23T14:00:00Z', '2026-11-24T02:00:00Z', 12 * 3600],
    ['a weekend', '2026-11-21T02:00:00Z', '2026-11-23T14:00:00Z', 0],
    ['both sides of a weekend', '2026-11-21T01:00:00Z', '2026-11-23T15:00:00Z', 2 * 3600],
    ['parts of a second', '2026-11-23T14:00:00.900Z', '2026-11-23T14:00:02.100Z', 2],
    ['no time at all', '2026-11-23T15:00:00Z', '2026-11-23T15:00:00Z', 0],
    ['an end before the start', '2026-11-23T16:00:00Z', '2026-11-23T15:00:00Z', 0],
  ])('is counted for %s', (_, start, end, seconds) => {
    expect(businessTimeBetween(start, end, NA_PACIFIC)).toBe(seconds);
  });

  it('is refused for a span of more than a year', () => {
    expect(() => businessTimeBetween('2026-11-23T14:00:00Z', '9999-01-01T00:00:00Z', NA_PACIFIC)).toThrow(
      RangeError,
    );
  });

  it('is what was added', () => {
    const second = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2028, 0) / 1000 });
    const hours = fc.integer({ min: 1, max: 600 });
    const isAdded = fc.property(second, hours, hours, (start, a, b) => {
      const at = new Date(start * 1000).toISOString();
      const there = addBusinessHours(at, a / 60, AMSTERDAM);
      const beyond = addBusinessHours(there, b / 60, AMSTERDAM);
      expect(beyond).toBe(addBusinessHours(at, (a + b) / 60, AMSTERDAM));
      expect(businessTimeBetween(at, beyond, AMSTERDAM)).toBe((a + b) * 60);
    });
    fc.assert(isAdded, { numRuns: 100 });
  });
});

describe('a support clock whose end Microsoft has set', () => {
  it('warns at half and three quarters of the business time until then', () => {
    expect(supportClockUntil('2026-11-20T22:00:00Z', '2026-11-23T18:00:00Z', NA_PACIFIC)).toEqual(
      supportClock('2026-11-20T22:00:00Z', NA_PACIFIC),
    );
    expect(supportClockUntil('2026-11-23T14:00:00.5Z', '2026-11-25T02:00:00.000Z', NA_PACIFIC)).toEqual({
      halfAt: '2026-11-24T02:00:00Z',
      threeQuartersAt: '2026-11-24T20:00:00Z',
      dueAt: '2026-11-25T02:00:00Z',
    });
  });

  it('warns by elapsed time when no business time is left until then', () => {
    expect(supportClockUntil('2026-11-21T08:00:00Z', '2026-11-21T16:00:00Z', NA_PACIFIC)).toEqual({
      halfAt: '2026-11-21T12:00:00Z',
      threeQuartersAt: '2026-11-21T14:00:00Z',
      dueAt: '2026-11-21T16:00:00Z',
    });
  });

  it('warns at once when its end has gone by', () => {
    const past = '2026-11-23T16:00:00Z';
    expect(supportClockUntil('2026-11-23T17:00:00Z', past, NA_PACIFIC)).toEqual({
      halfAt: past,
      threeQuartersAt: past,
      dueAt: past,
    });
  });

  it('has its warnings in order, and none after its end', () => {
    const start = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2028, 0) / 1000 });
    const length = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 14 * 24 * 3600 }));
    const isInOrder = fc.property(start, length, (from, seconds) => {
      const [at, due] = [from, from + seconds].map((second) => new Date(second * 1000).toISOString());
      const { halfAt, threeQuartersAt, dueAt } = supportClockUntil(at ?? '', due ?? '', US_EASTERN);
      expect(Date.parse(dueAt)).toBe(Date.parse(due ?? ''));
      expect([at?.replace('.000', ''), halfAt, threeQuartersAt, dueAt]).toEqual(
        [at?.replace('.000', ''), halfAt, threeQuartersAt, dueAt].toSorted(),
      );
    });
    fc.assert(isInOrder, { numRuns: 300 });
  });
});

describe('hours that a clock change cuts', () => {
  const openOn = (day: string, opens: string, closes: string) =>
    Calendar.parse({ ...AMSTERDAM, extraOpen: [{ day, hours: [opens, closes] }] });

  it('begin at the change when it skips their opening', () => {
    const calendar = openOn('2027-03-28', '02:30', '04:00');
    expect(businessTimeBetween('2027-03-27T18:00:00Z', '2027-03-28T18:00:00Z', calendar)).toBe(3600);
    expect(nextBusinessDay('2027-03-27T18:00:00Z', calendar)).toBe('2027-03-28T01:00:00Z');
  });

  it('are none when it skips them altogether', () => {
    const calendar = openOn('2027-03-28', '02:00', '02:59');
    expect(nextBusinessDay('2027-03-27T18:00:00Z', calendar)).toBe('2027-03-29T07:00:00Z');
  });

  it('count a repeated hour twice, and close when the clocks first show it', () => {
    const before = '2027-10-30T18:00:00Z';
    const after = '2027-10-31T18:00:00Z';
    expect(businessTimeBetween(before, after, openOn('2027-10-31', '01:00', '04:00'))).toBe(4 * 3600);
    expect(businessTimeBetween(before, after, openOn('2027-10-31', '01:00', '02:30'))).toBe(1.5 * 3600);
  });
});
