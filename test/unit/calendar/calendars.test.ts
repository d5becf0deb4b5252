import { describe, expect, it } from 'vitest';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { NA_PACIFIC, standardCalendar } from '../../../shared/calendar/calendars.ts';

const sound = { ...NA_PACIFIC };

describe('the calendars support keeps', () => {
  it.each([
    ['na-pacific', 'America/Los_Angeles', '06:00', '18:00', 'us-federal'],
    ['us-eastern-9-5', 'America/New_York', '09:00', '17:00', 'us-federal'],
    ['japan', 'Asia/Tokyo', '09:00', '17:30', []],
    ['local-9-5', 'Europe/Amsterdam', '09:00', '17:00', []],
  ] as const)('have %s in %s from %s to %s on working days', (id, timeZone, opens, closes, holidays) => {
    const hours = [opens, closes];
    expect(standardCalendar(id, 'Europe/Amsterdam')).toEqual({
      id,
      timeZone,
      openings: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours },
      holidays,
      extraClosed: [],
      extraOpen: [],
    });
  });
});

describe('a calendar from configuration', () => {
  it('survives being written and read', () => {
    expect(Calendar.parse(JSON.parse(JSON.stringify(NA_PACIFIC)))).toEqual(NA_PACIFIC);
  });

  it.each([
    ['a zone nobody knows', { timeZone: 'Mars/Olympus' }],
    ['an offset instead of a zone', { timeZone: '+01:00' }],
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
