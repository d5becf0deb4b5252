import { describe, expect, it } from 'vitest';
import { Schedule } from '../../../infra/local/host/functions/ncrontab.ts';

const next = (expression: string, after: string): string =>
  new Date(new Schedule(expression).next(Date.parse(after))).toISOString().replace('.000Z', 'Z');

describe('NCRONTAB', () => {
  it.each([
    ['0 */5 * * * *', '2026-01-01T00:00:00Z', '2026-01-01T00:05:00Z'],
    ['*/5 * * * *', '2026-01-01T00:04:59.999Z', '2026-01-01T00:05:00Z'],
    ['30 0 */6 * * *', '2026-01-01T18:00:30Z', '2026-01-02T00:00:30Z'],
    ['0 0 9-17 * * MON-FRI', '2026-01-02T17:00:00Z', '2026-01-05T09:00:00Z'],
    ['0 30 9 * Jan Mon', '2026-01-26T09:30:00Z', '2027-01-04T09:30:00Z'],
    ['0 0 0 29 2 *', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
    ['0 0 0 31 * *', '2026-01-31T00:00:00Z', '2026-03-31T00:00:00Z'],
    ['0 0 0 * * 7', '2026-01-01T00:00:00Z', '2026-01-04T00:00:00Z'],
    ['0 0 0 * * 5-7', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'],
    ['0 10/20 * * * *', '2026-01-01T00:10:00Z', '2026-01-01T00:30:00Z'],
    ['0 0,15,45 * * * *', '2026-01-01T00:15:00Z', '2026-01-01T00:45:00Z'],
    ['* * * * * *', '2026-12-31T23:59:59.500Z', '2027-01-01T00:00:00Z'],
  ])('%s after %s comes at %s', (expression, after, expected) => {
    expect(next(expression, after)).toBe(expected);
  });

  it.each([
    ['* * * *', /has 4 fields/],
    ['0 60 * * * *', /a minute that cannot be read: "60"/],
    ['0 5-1 * * * *', /a minute that cannot be read/],
    ['0 */0 * * * *', /a minute that cannot be read/],
    ['0 0 0 0 * *', /a day that cannot be read/],
    ['0 0 0 * 13 *', /a month that cannot be read/],
    ['0 0 0 * * mars', /a weekday that cannot be read/],
    ['0 0 0 * * 8', /a weekday that cannot be read/],
    ['0 1- * * * *', /a minute that cannot be read/],
    ['00:05:00', /has 1 fields/],
  ])('%s is refused with a sentence', (expression, sentence) => {
    expect(() => new Schedule(expression)).toThrow(sentence);
  });

  it('says that a day which does not exist never comes', () => {
    expect(() => next('0 0 0 30 2 *', '2026-01-01T00:00:00Z')).toThrow(/never occurs/);
  });
});
