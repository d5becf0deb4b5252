import { epoch, type Instant, instantAt } from './instant.ts';
import { isSigner, type Link } from './link.ts';
import type { Transfer } from './transfer.ts';

/**
 * The transfer with its stuck paper made. The time it kept people waiting at this stage was not theirs, so it is given
 * back to them: deadline, reminder and the links to sign move on by as much.
 */
export function unstick({ stuck, ...transfer }: Transfer, now: Instant): Transfer {
  if (!stuck) return transfer;
  const waited = epoch(now) - Math.max(epoch(stuck.since), epoch(transfer.stageSince));
  const later = (instant: Instant): Instant => instantAt(epoch(instant) + waited);
  const links = Object.entries(transfer.links).map(([holder, link]: [string, Link]) => [
    holder,
    isSigner(holder as never) ? { ...link, expiresAt: later(link.expiresAt) } : link,
  ]);
  return {
    ...transfer,
    links: Object.fromEntries(links),
    ...(transfer.expiresAt === undefined ? {} : { expiresAt: later(transfer.expiresAt) }),
    ...(transfer.remindAt === undefined ? {} : { remindAt: later(transfer.remindAt) }),
  };
}
