import { z } from 'zod';
import { epoch, Instant, instantAt } from './instant.ts';

/** The papers the product makes: the form of a revision, the new partner's part in it, a seal per signature, and the certificate at the end. */
export const Paper = z.enum(['form', 'part', 'signature', 'certificate']);
export type Paper = z.infer<typeof Paper>;

/** A paper that could not be made: since when, why, and whether ops have been told. */
export const StuckPaper = z.strictObject({
  paper: Paper,
  reason: z.string(),
  since: Instant,
  toldAt: Instant.optional(),
});
export type StuckPaper = z.infer<typeof StuckPaper>;

/** A passing fault mends itself; one that lasts longer is for ops to look at. */
const PATIENCE_MS = 5 * 60_000;

/** Tried again after some seconds, and ever more seldom up to once an hour: every try is written into the orchestration's history. */
const RETRY = { leastMs: 15_000, mostMs: 3_600_000, ofItsAge: 0.5 };

/** When a stuck paper is tried again. */
export function retryAt({ since }: StuckPaper, now: Instant): Instant {
  const { leastMs, mostMs, ofItsAge } = RETRY;
  const age = epoch(now) - epoch(since);
  return instantAt(epoch(now) + Math.min(mostMs, Math.max(leastMs, age * ofItsAge)));
}

/** When ops are told of it; `undefined` once they have been. */
export const tellOpsAt = ({ since, toldAt }: StuckPaper): Instant | undefined =>
  toldAt ? undefined : instantAt(epoch(since) + PATIENCE_MS);
