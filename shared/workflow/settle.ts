import { issueLinks } from '../signing/issue-link.ts';
import type { Outcome } from '../transfer/outcome.ts';
import { whatTimeBrings } from '../transfer/passing-time.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { change, existing } from './change.ts';
import { deliver, isShown } from './deliver.ts';
import { PRODUCT } from './product.ts';
import type { Services } from './services.ts';
import { type About, type Standing, standingOf } from './standing.ts';

/** Messages may come while mails go out; after this many rounds the next alarm brings us back. */
const ROUNDS = 5;

/**
 * Changes a transfer on the product's own account. `outcome` decides on the present row; whatever links its new state
 * needs are issued with it. When there are no facts and everything accepted has been judged already, nothing is written.
 */
export async function conclude(
  services: Services,
  from: Stored,
  outcome: (transfer: Transfer, now: string) => Outcome,
): Promise<Stored> {
  const changed = await change(services.transfers, from, (transfer) => {
    const now = services.now();
    const decided = outcome(transfer, now);
    const linked = issueLinks(decided.transfer, services.linkSecret, now);
    const [next, facts] = [linked.transfer, [...decided.facts, ...linked.facts]];
    if (facts.length === 0 && transfer.heard === transfer.version) return 'unchanged';
    return { transfer: { ...next, heard: transfer.version }, facts, by: PRODUCT, at: now };
  });
  if (isRefusal(changed)) throw new Error(`The product refused itself: ${changed.refused}`);
  return changed;
}

/**
 * Decides what the stored rows and the time make of a transfer, whoever woke us: expiry, warnings, breach,
 * reminders (RELIABILITY 0.4). Then shows it in the lists and sends what mail is on order. Repeatable.
 */
export const settle = async (services: Services, { transferId }: About): Promise<Standing> =>
  settleFrom(services, await existing(services.transfers, transferId));

/** The same for a transfer just read or written. What is accepted while the mails go out is settled in the same breath. */
export async function settleFrom(services: Services, from: Stored): Promise<Standing> {
  let stored = from;
  for (let round = 0; round < ROUNDS; round++) {
    const settled = await conclude(services, stored, whatTimeBrings);
    stored = await deliver(services, settled);
    if (!hasNews(settled.transfer, stored.transfer)) break;
  }
  return standingOf(stored.transfer, services.now());
}

/** Whether something was accepted, put on order, or done by somebody else since the mails were sent. */
function hasNews(settled: Transfer, delivered: Transfer): boolean {
  const tried = new Set(settled.pendingMails.map(({ mailId }) => mailId));
  return (
    delivered.version !== settled.version ||
    delivered.pendingMails.some(({ mailId }) => !tried.has(mailId)) ||
    !isShown(delivered)
  );
}
