import type { AuditFact } from '../audit/audit-fact.ts';
import { epoch, type Instant, instantAt } from './instant.ts';
import { awaitedSigners } from './questions.ts';
import type { Transfer } from './transfer.ts';

/**
 * The transfer with its stuck paper made. The time it kept people waiting at this stage was not theirs, so it is given
 * back to them: deadline and reminder move on by as much, and the links of those it waits for live as long.
 */
export function unstick(
  { stuck, ...transfer }: Transfer,
  now: Instant,
): { transfer: Transfer; facts: AuditFact[] } {
  if (!stuck) return { transfer, facts: [] };
  const waited = epoch(now) - Math.max(epoch(stuck.since), epoch(transfer.stageSince));
  const later = (instant: Instant): Instant => instantAt(epoch(instant) + waited);
  const remindAt = transfer.remindAt === undefined ? {} : { remindAt: later(transfer.remindAt) };
  if (transfer.expiresAt === undefined) return { transfer: { ...transfer, ...remindAt }, facts: [] };
  const until = later(transfer.expiresAt);
  return {
    transfer: { ...transfer, ...remindAt, expiresAt: until, links: livingUntil(transfer, until) },
    facts: [{ kind: 'timeGivenBack', until }],
  };
}

/** The links, with those of whom the transfer waits for living until the deadline. */
function livingUntil(transfer: Transfer, until: Instant): Transfer['links'] {
  const links = { ...transfer.links };
  for (const holder of [...awaitedSigners(transfer), 'part'] as const) {
    const link = links[holder];
    if (link) links[holder] = { ...link, expiresAt: until };
  }
  return links;
}
