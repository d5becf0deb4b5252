import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addBusinessHours,
  businessTimeBetween,
  isBusinessTime,
  nextBusinessDay,
  SUPPORT_HOURS,
  supportClock,
} from '../../../shared/calendar/business-hours.ts';
import { Calendar } from '../../../shared/calendar/calendar.ts';
import { japan, local, NA_PACIFIC, US_EASTERN } from '../../../shared/calendar/calendars.ts';
import { randomNumbers } from '../../support/host/random.ts';
import { type MinuteOracle, minuteOracle } from './minute-oracle.ts';
import { clockChanges, type Span, wallClock, yearsFrom } from './wall-clock.ts';

/** `SEED=17` starts from the same instants again. */
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
/** The years whose every clock change is started from; a month more on both sides for what lies across New Year. */
const STARTS = yearsFrom(2024, 2036);
const KNOWN: Span = { from: STARTS.from - 31 * 24 * 60, minutes: STARTS.minutes + 62 * 24 * 60 };
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Zones that change at midnight, by half an hour, at Ramadan, before midnight, in the south, or not at all. */
const LOCAL_ZONES = [
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Havana',
  'America/Nuuk',
  'America/Santiago',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Amsterdam',
  'Pacific/Chatham',
];
const HOLIDAYS = ['2024-05-27', '2026-12-25', '2029-04-30', '2031-10-27', '2035-12-31'];

const CALENDARS: [string, Calendar][] = [
  ['na-pacific', NA_PACIFIC],
  ['us-eastern-9-5', US_EASTERN],
  ['japan', japan(HOLIDAYS)],
  ...LOCAL_ZONES.map((zone): [string, Calendar] => [`local-9-5 in ${zone}`, local(zone, HOLIDAYS)]),
];
const RANDOM_STARTS = Math.ceil(10_000 / CALENDARS.length);

/** The changes of a zone's clocks by another way of asking, so that none of them is missed; minutes since 1970. */
function transitionsOf(timeZone: string): number[] {
  const found: number[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(STARTS.from * 60_000).toZonedDateTimeISO(timeZone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    const minute = (next?.epochMilliseconds ?? Number.POSITIVE_INFINITY) / 60_000;
    if (!next || minute >= KNOWN.from + KNOWN.minutes) return found;
    found.push(minute);
    at = next;
  }
}

/** Out of turn: the days of clock changes are open around the change, the next working day is closed, in turns. */
function withDaysOutOfTurn(calendar: Calendar, changes: number[], shown: Int32Array): Calendar {
  const dateOf = (minute: number) =>
    new Date((shown[minute - KNOWN.from] ?? 0) * 60_000).toISOString().slice(0, 10);
  const hours = [
    ['00:15', '05:30'],
    ['02:15', '02:45'],
    ['00:30', '01:30'],
    ['20:00', '23:45'],
    ['01:30', '03:15'],
  ] as const;
  const extraOpen = changes.map((change, index) => {
    const [opens, closes] = hours[index % hours.length] ?? ['00:15', '05:30'];
    return { day: dateOf(change), hours: [opens, closes] };
  });
  const extraClosed = changes.filter((_, n) => n % 3 === 0).map((change) => dateOf(change + 2 * 24 * 60));
  const free = extraClosed.filter((day) => !extraOpen.some((open) => open.day === day));
  return Calendar.parse({ ...calendar, extraOpen, extraClosed: free });
}

/**
 * Seconds to start from: at random, every third on a quarter of an hour as openings and closings are; before, in and
 * after each clock change; and around each New Year, which is observed in the old year now and then.
 */
function startsOf(changes: number[], random: (below: number) => number): number[] {
  const anywhere = Array.from({ length: RANDOM_STARTS }, (_, n) => {
    const at = STARTS.from * 60 + random(STARTS.minutes * 60);
    return n % 3 === 0 ? at - (at % (HOUR / 4)) : at;
  });
  const newYears = Array.from({ length: 12 }, (_, n) => Date.UTC(2025 + n, 0, 1) / 1000);
  const around = changes.flatMap((change) => {
    const at = change * 60;
    const near = [-DAY, -HOUR, -1, 0, 1, HOUR / 2, HOUR - 1, HOUR, DAY].map((seconds) => at + seconds);
    return [...near, at - random(2 * DAY), at + random(HOUR), at + random(2 * DAY)];
  });
  return [...anywhere, ...around, ...newYears.map((at) => at - DAY + random(2 * DAY))];
}

const instant = (second: number) => new Date(second * 1000).toISOString().replace('.000', '');

/** What the code and the oracle say of one start; equal texts are agreement. */
function judged(start: number, amount: number, calendar: Calendar, oracle: MinuteOracle) {
  const at = instant(start);
  const due = oracle.add(start, SUPPORT_HOURS * HOUR);
  const ours = {
    open: isBusinessTime(at, calendar),
    clock: supportClock(at, calendar),
    amount: addBusinessHours(at, amount / HOUR, calendar),
    // Half a day more ends it now and then outside business time.
    between: businessTimeBetween(at, instant(due + DAY / 2), calendar),
    nextDay: nextBusinessDay(at, calendar),
  };
  const theirs = {
    open: oracle.isOpen(start),
    clock: {
      halfAt: instant(oracle.add(start, 4 * HOUR)),
      threeQuartersAt: instant(oracle.add(start, 6 * HOUR)),
      dueAt: instant(due),
    },
    amount: instant(oracle.add(start, amount)),
    between: oracle.between(start, due + DAY / 2),
    nextDay: instant(oracle.nextDay(start)),
  };
  return { ours, theirs };
}

describe(`business hours from 2024 to 2035 (SEED=${SEED})`, () => {
  it.each(CALENDARS)('agree with a minute-by-minute count by %s (R-34)', (_, plain) => {
    const shown = wallClock(plain.timeZone, KNOWN);
    const changes = clockChanges(shown, KNOWN).filter((change) => change >= STARTS.from);
    expect(changes).toEqual(transitionsOf(plain.timeZone));
    const calendar = withDaysOutOfTurn(plain, changes, shown);
    const oracle = minuteOracle(calendar, shown, KNOWN);
    const random = randomNumbers(SEED);
    for (const start of startsOf(changes, random)) {
      const { ours, theirs } = judged(start, 1 + random(12 * HOUR), calendar, oracle);
      if (JSON.stringify(ours) !== JSON.stringify(theirs))
        expect(ours, `SEED=${SEED}, from ${instant(start)}`).toEqual(theirs);
    }
  });
});
