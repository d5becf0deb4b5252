import { existing } from './change.ts';
import type { Services } from './services.ts';
import { settleFrom } from './settle.ts';
import type { About, Standing } from './standing.ts';

/** The end: everybody is told, the lists forget it, and the subscription may be transferred again. Repeatable. */
export async function closeTransfer(services: Services, { transferId }: About): Promise<Standing> {
  const stored = await existing(services.transfers, transferId);
  await services.index.release(stored.transfer.subscription.azureSubscriptionId, transferId);
  return settleFrom(services, stored);
}
