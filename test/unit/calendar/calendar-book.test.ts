import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../functions/runtime/settings.ts';
import { addBusinessHours } from '../../../shared/calendar/business-hours.ts';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { CalendarBook, calendarIn } from '../../../shared/calendar/calendar-book.ts';
import { NA_PACIFIC, US_EASTERN } from '../../../shared/calendar/calendars.ts';
import { jsonText } from '../../../shared/transfer/primitives.ts';

const EMPTY = CalendarBook.parse({});
const publicly = (country: string) => ({ cloud: 'public', country }) as const;
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const EVERY_CODE = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

describe('the calendar of a case, when nothing is configured (R-34),', () => {
  it.each([
    ['usgov', 'US', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'US', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'CA', 'na-pacific', 'America/Los_Angeles'],
    ['public', 'JP', 'japan', 'Asia/Tokyo'],
    ['public', 'NL', 'local-9-5', 'Europe/Amsterdam'],
    ['public', 'AU', 'local-9-5', 'Australia/Sydney'],
    ['public', 'AQ', 'local-9-5', 'Etc/UTC'],
  ] as const)('in %s and %s is %s in %s', (cloud, country, id, timeZone) => {
    expect(calendarIn(EMPTY, { cloud, country })).toMatchObject({ id, timeZone });
  });

  it('is sound for every two letters a country could have', () => {
    const unsound = EVERY_CODE.filter(
      (code) => !Calendar.safeParse(calendarIn(EMPTY, publicly(code))).success,
    );
    expect(unsound).toEqual([]);
  });
});

describe('the calendar of a case, as configured,', () => {
  it('serves US Government by the stricter reading, and nobody else', () => {
    const book = CalendarBook.parse({ clouds: { usgov: 'us-eastern-9-5' } });
    expect(calendarIn(book, { cloud: 'usgov', country: 'US' })).toEqual(US_EASTERN);
    expect(calendarIn(book, publicly('US'))).toEqual(NA_PACIFIC);
  });

  it('serves a country before its cloud', () => {
    const book = CalendarBook.parse({
      clouds: { public: 'us-eastern-9-5' },
      countries: { MX: { calendar: 'na-pacific' } },
    });
    expect(calendarIn(book, publicly('MX')).id).toBe('na-pacific');
    expect(calendarIn(book, publicly('NL')).id).toBe('us-eastern-9-5');
    expect(calendarIn(book, { cloud: 'usgov', country: 'US' }).id).toBe('na-pacific');
  });

  it('takes zone and holidays of the country', () => {
    const book = CalendarBook.parse({
      countries: {
        AU: { timeZone: 'Australia/Perth', holidays: ['2027-01-26'] },
        CA: { holidays: ['2027-07-01'] },
        JP: { holidays: ['2027-05-03'] },
      },
    });
    expect(calendarIn(book, publicly('AU'))).toMatchObject({
      timeZone: 'Australia/Perth',
      holidays: ['2027-01-26'],
    });
    expect(calendarIn(book, publicly('CA')).holidays).toEqual(['2027-07-01']);
    expect(calendarIn(book, publicly('JP'))).toMatchObject({
      id: 'japan',
      timeZone: 'Asia/Tokyo',
      holidays: ['2027-05-03'],
    });
  });

  it('moves a deadline by days closed and open out of turn', () => {
    const start = '2026-11-20T16:00:00Z';
    const dueFor = (countries: object) =>
      addBusinessHours(start, 8, calendarIn(CalendarBook.parse({ countries }), publicly('NL')));
    expect(dueFor({})).toBe('2026-11-23T16:00:00Z');
    expect(dueFor({ NL: { extraClosed: ['2026-11-23'] } })).toBe('2026-11-24T16:00:00Z');
    expect(dueFor({ NL: { extraOpen: [{ day: '2026-11-21', hours: ['10:00', '16:00'] }] } })).toBe(
      '2026-11-23T10:00:00Z',
    );
  });

  it('lets the days of a country win over those of its calendar', () => {
    const day = '2026-12-24';
    const open = { day, hours: ['09:00', '12:00'] };
    const calendars = { 'local-9-5': { extraClosed: [day, '2026-12-31'] } };
    const inNetherlands = (ofCalendar: object, ofCountry: object) =>
      calendarIn(CalendarBook.parse({ calendars: ofCalendar, countries: { NL: ofCountry } }), publicly('NL'));
    expect(inNetherlands(calendars, { extraOpen: [open] })).toMatchObject({
      extraClosed: ['2026-12-31'],
      extraOpen: [open],
    });
    expect(inNetherlands({ 'local-9-5': { extraOpen: [open] } }, { extraClosed: [day] })).toMatchObject({
      extraClosed: [day],
      extraOpen: [],
    });
  });

  it('survives being kept with a case', () => {
    const book = CalendarBook.parse({
      countries: {
        NL: { holidays: ['2027-04-27'], extraOpen: [{ day: '2027-01-02', hours: ['09:00', '12:00'] }] },
      },
    });
    const calendar = calendarIn(book, publicly('NL'));
    expect(Calendar.parse(JSON.parse(JSON.stringify(calendar)))).toEqual(calendar);
  });
});

describe('a mistake in the setting SUPPORT_CALENDARS', () => {
  it.each([
    ['no JSON', '{"countries":', '', 'must be JSON'],
    ['a calendar nobody knows', '{"clouds":{"usgov":"mars-9-5"}}', 'clouds.usgov', ''],
    ['a cloud nobody knows', '{"clouds":{"moon":"japan"}}', 'clouds', ''],
    ['a country that is no code', '{"countries":{"UK":{}}}', 'countries.UK', 'GB'],
    ['a zone nobody knows', '{"countries":{"NL":{"timeZone":"Mars/One"}}}', 'countries.NL.timeZone', 'IANA'],
    ['an offset for a zone', '{"countries":{"NL":{"timeZone":"+01:00"}}}', 'countries.NL.timeZone', 'IANA'],
    [
      'a zone that has no effect',
      '{"countries":{"CA":{"timeZone":"America/Toronto"}}}',
      'countries.CA.timeZone',
      'na-pacific',
    ],
    [
      'a day that is no date',
      '{"countries":{"NL":{"holidays":["2027-02-30"]}}}',
      'countries.NL.holidays',
      '',
    ],
    ['a field nobody knows', '{"countries":{"NL":{"holiday":[]}}}', 'countries.NL', 'holiday'],
    [
      'a day both open and closed',
      '{"calendars":{"japan":{"extraClosed":["2027-01-02"],"extraOpen":[{"day":"2027-01-02","hours":["09:00","12:00"]}]}}}',
      'calendars.japan',
      '2027-01-02 twice',
    ],
  ])('is found: %s', (_, text, path, message) => {
    const read = jsonText(CalendarBook).safeParse(text);
    const faults = read.error?.issues.map((issue) => [issue.path.join('.'), JSON.stringify(issue)]);
    expect(faults).toEqual([[expect.stringContaining(path), expect.stringContaining(message)]]);
  });

  it('is told among the others, and none means none', () => {
    expect(() => readSettings({ SUPPORT_CALENDARS: '{"clouds":{"usgov":"mars-9-5"}}' })).toThrow(
      /MAIL_FROM: [\s\S]*SUPPORT_CALENDARS\.clouds\.usgov: /,
    );
    expect(() => readSettings({})).toThrow(/^(?![\s\S]*SUPPORT_CALENDARS)/);
  });
});
