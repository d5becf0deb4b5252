import { isAHoliday } from '@18f/us-federal-holidays';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { isUsFederalHoliday, usFederalHolidays } from '../../../shared/calendar/us-federal-holidays.ts';
import { federalOracle } from './federal-oracle.ts';

const YEARS = Array.from({ length: 17 }, (_, n) => 2024 + n);

describe('US federal holidays', () => {
  it.each(YEARS)('of %i are those the oracle knows', (year) => {
    expect(usFederalHolidays(year)).toEqual(federalOracle(year));
  });

  it('answer for every single day as the oracle does', () => {
    for (let day = new Temporal.PlainDate(2026, 1, 1); day.year < 2029; day = day.add({ days: 1 })) {
      const asked = isAHoliday(new Date(`${day}T00:00:00Z`), { utc: true });
      expect([day.toString(), isUsFederalHoliday(day)]).toEqual([day.toString(), asked]);
    }
  });

  it('have the New Year of 2028 in 2027', () => {
    expect(usFederalHolidays(2027).at(-1)).toBe('2027-12-31');
    expect(usFederalHolidays(2028)[0]).toBe('2028-01-17');
  });
});
