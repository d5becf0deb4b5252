import { describe, expect, it } from 'vitest';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { calendarFor, NA_PACIFIC, US_EASTERN } from '../../../shared/calendar/calendars.ts';

const sound = { ...NA_PACIFIC };

describe('the calendar of a case', () => {
  it.each([
    ['usgov', 'US', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'US', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'CA', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'JP', 'japan', 'Asia/Tokyo'],
    ['public', 'NL', 'local-9-5', 'Europe/Amsterdam'],
    ['public', 'AU', 'local-9-5', 'Australia/Sydney'],
    ['public', 'DE', 'local-9-5', 'Europe/Berlin'],
  ] as const)('in %s and %s is %s', (cloud, country, id, timeZone) => {
    expect(calendarFor({ cloud, country })).toMatchObject({ id, timeZone });
  });

  it('takes the zone and the holidays of the case', () => {
    const calendar = calendarFor({
      cloud: 'public',
      country: 'AU',
      timeZone: 'Australia/Perth',
      holidays: ['2027-01-26'],
    });
    expect(calendar).toMatchObject({ timeZone: 'Australia/Perth', holidays: ['2027-01-26'] });
  });

  it.each(['ZZ', 'XX', 'nl', 'Netherlands'])('is not guessed for %s', (country) => {
    expect(() => calendarFor({ cloud: 'public', country })).toThrow(RangeError);
  });

  it('opens later and closes earlier by the stricter reading for US Government', () => {
    expect(US_EASTERN.openings).toEqual({
      mon: ['09:00', '17:00'],
      tue: ['09:00', '17:00'],
      wed: ['09:00', '17:00'],
      thu: ['09:00', '17:00'],
      fri: ['09:00', '17:00'],
    });
  });
});

describe('a calendar from configuration', () => {
  it('survives being written and read', () => {
    expect(Calendar.parse(JSON.parse(JSON.stringify(NA_PACIFIC)))).toEqual(NA_PACIFIC);
  });

  it.each([
    ['a zone nobody knows', { timeZone: 'Mars/Olympus' }],
    ['no opening at all', { openings: {} }],
    ['a day that closes before it opens', { openings: { mon: ['17:00', '09:00'] } }],
    ['a time that does not exist', { openings: { mon: ['09:00', '24:30'] } }],
    ['a day that is no date', { extraClosed: ['2026-02-30'] }],
    ['a holiday table nobody knows', { holidays: 'us-state' }],
    ['a field nobody knows', { closedOnFridays: true }],
    [
      'a day both open and closed',
      { extraClosed: ['2026-12-24'], extraOpen: [{ day: '2026-12-24', hours: ['09:00', '12:00'] }] },
    ],
  ])('is refused for %s', (_, change) => {
    expect(Calendar.safeParse(sound).success).toBe(true);
    expect(Calendar.safeParse({ ...sound, ...change }).success).toBe(false);
  });
});
