import { createHash } from 'node:crypto';
import { z } from 'zod';
import { epoch, type Instant } from '../../shared/transfer/instant.ts';

const perMinute = (count: number) => z.int().min(1).max(1_000_000).default(count);

/** How often something may be done in a minute: links opened from one address, and with one link; access codes; documents verified (RELIABILITY 2.2). */
export const RateLimits = z.strictObject({
  open: perMinute(10),
  openLink: perMinute(5),
  accessCode: perMinute(10),
  verify: perMinute(10),
});
export type RateLimits = z.infer<typeof RateLimits>;
export type Limit = keyof RateLimits;

/** Counts who does what how often. */
export type Limiter = {
  /**
   * Counts one try of `who`; false when there have been too many in the last minute. What turned out to cost more than
   * others do counts as `weight` tries more, also when fewer are left: it has been done already.
   */
  allows(what: Limit, who: string, now: Instant, weight?: number): boolean;
};

const MINUTE_MS = 60_000;
const MOST_KEYS = 10_000;

/**
 * A sliding minute per address, in memory: each instance of the app counts for itself, so that n instances let n
 * times as much through. Tokens have 256 bits and access codes five tries of their own; this only keeps load and
 * noise away, which is not worth a write per try. Keys are hashed, and the oldest are forgotten.
 */
export function rateLimiter(limits: RateLimits): Limiter {
  const tries = new Map<string, number[]>();
  return {
    allows(what, who, now, weight = 1) {
      const key = createHash('sha256').update(`${what} ${who}`).digest('base64');
      const since = epoch(now) - MINUTE_MS;
      const recent = (tries.get(key) ?? []).filter((at) => at > since);
      const allowed = recent.length < limits[what];
      tries.delete(key);
      tries.set(key, allowed || weight > 1 ? [...recent, ...Array<number>(weight).fill(epoch(now))] : recent);
      const [oldest] = tries.keys();
      if (tries.size > MOST_KEYS && oldest !== undefined) tries.delete(oldest);
      return allowed;
    },
  };
}
