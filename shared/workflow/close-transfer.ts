import { existing } from './change.ts';
import type { Services } from './services.ts';
import { settle } from './settle.ts';
import type { About, Standing } from './standing.ts';

/** The end: everybody is told, the lists forget it, and the subscription may be transferred again. Repeatable. */
export async function closeTransfer(services: Services, { transferId }: About): Promise<Standing> {
  const { transfer } = await existing(services.transfers, transferId);
  await services.index.release(transfer.subscription.azureSubscriptionId, transferId);
  return settle(services, { transferId });
}
