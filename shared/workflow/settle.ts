import type { Outcome } from '../transfer/outcome.ts';
import { whatTimeBrings } from '../transfer/passing-time.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { change } from './change.ts';
import { deliver } from './deliver.ts';
import { PRODUCT } from './product.ts';
import type { Services } from './services.ts';
import { type About, type Standing, standingOf } from './standing.ts';

/**
 * Changes a transfer on the product's own account. `outcome` decides on the present row; when it has no facts and
 * nothing unheard, nothing is written. Whoever runs this has now heard every message accepted so far.
 */
export async function conclude(
  services: Services,
  transferId: string,
  outcome: (transfer: Transfer, now: string) => Outcome,
): Promise<Transfer> {
  const changed = await change(services.transfers, transferId, (transfer) => {
    const now = services.now();
    const { transfer: next, facts } = outcome(transfer, now);
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
export async function settle(services: Services, { transferId }: About): Promise<Standing> {
  const settled = await conclude(services, transferId, whatTimeBrings);
  const delivered = await deliver(services, settled);
  return standingOf(delivered, services.now());
}
