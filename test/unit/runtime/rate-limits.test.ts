import { describe, expect, it } from 'vitest';
import { RateLimits, rateLimiter } from '../../../functions/runtime/rate-limits.ts';

const AT = Date.parse('2026-11-23T09:00:00.000Z');
const at = (seconds: number) => new Date(AT + seconds * 1000).toISOString();
const tries = (count: number, knock: (n: number) => boolean) =>
  Array.from({ length: count }, (_, n) => knock(n));

describe('rate limits', () => {
  it('are ten openings a minute from one address, and five with one link (RELIABILITY 2.2)', () => {
    expect(RateLimits.parse({})).toMatchObject({ open: 10, openLink: 5 });
  });

  it('let through what is allowed in any sixty seconds, and no more', () => {
    const limiter = rateLimiter(RateLimits.parse({ open: 3 }));
    expect(tries(5, (n) => limiter.allows('open', 'a', at(n)))).toEqual([true, true, true, false, false]);
    expect(limiter.allows('open', 'a', at(59))).toBe(false);
    expect(limiter.allows('open', 'a', at(60))).toBe(true);
    expect(limiter.allows('open', 'a', at(60.5))).toBe(false);
    expect(limiter.allows('open', 'a', at(61))).toBe(true);
  });

  it('count what turned out to cost more as several tries', () => {
    const limiter = rateLimiter(RateLimits.parse({ verify: 5 }));
    const knocks = [
      limiter.allows('verify', 'a', at(0)),
      limiter.allows('verify', 'a', at(1), 2),
      limiter.allows('verify', 'a', at(2)),
      limiter.allows('verify', 'a', at(3)),
      limiter.allows('verify', 'a', at(4), 2),
      limiter.allows('verify', 'a', at(60.5)),
    ];
    expect(knocks).toEqual([true, true, true, true, false, false]);
    expect(tries(3, () => limiter.allows('verify', 'a', at(62.5)))).toEqual([true, true, false]);
  });

  it('count everybody, and everything, apart', () => {
    const limiter = rateLimiter(RateLimits.parse({ open: 1, verify: 1 }));
    const knocks = [
      limiter.allows('open', 'a', at(0)),
      limiter.allows('open', 'b', at(0)),
      limiter.allows('verify', 'a', at(0)),
      limiter.allows('open', 'a', at(1)),
    ];
    expect(knocks).toEqual([true, true, true, false]);
  });

  it('forget who has not been there for long, so that many addresses fill no memory', () => {
    const limiter = rateLimiter(RateLimits.parse({ open: 1 }));
    for (let n = 0; n < 10_001; n += 1) limiter.allows('open', `address ${n}`, at(0));
    expect(limiter.allows('open', 'address 0', at(1))).toBe(true);
    expect(limiter.allows('open', 'address 10000', at(1))).toBe(false);
  });
});
