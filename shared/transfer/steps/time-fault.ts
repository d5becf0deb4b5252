import { epoch, type Instant } from '../instant.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { LIMITS } from '../terms.ts';

/** Refuses a stated time that lies in the future or before the event it must follow. */
export function timeFault(
  path: string,
  stated: Instant,
  now: Instant,
  notBefore: Instant,
): Refusal | undefined {
  if (epoch(stated) > epoch(now) + LIMITS.clockSkewMs)
    return refuse('invalid-time', [{ path, message: `lies in the future: it is ${now} now` }]);
  if (epoch(stated) < epoch(notBefore) - LIMITS.clockSkewMs)
    return refuse('invalid-time', [{ path, message: `lies before ${notBefore}` }]);
  return undefined;
}
