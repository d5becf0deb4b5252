import { TransferId } from '../../shared/transfer/primitives.ts';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { partnerSide } from '../../shared/transfer/tenancy.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';
import type { Knock } from './endpoint.ts';

/** The transfer named in the route, whoever's it is; for ops. */
export async function anyTransfer({ params, services }: Knock): Promise<Transfer | Refusal> {
  const id = TransferId.safeParse(params.transferId);
  const stored = id.success ? await services.transfers.find(id.data) : undefined;
  return stored?.transfer ?? refuse('not-found');
}

/** The transfer named in the route, if the partner is a side of it; one that is not its own looks like none at all (RELIABILITY I1). */
export async function ownTransfer(knock: Knock, partnerId: string): Promise<Transfer | Refusal> {
  const transfer = await anyTransfer(knock);
  return 'refused' in transfer || partnerSide(transfer, partnerId) ? transfer : refuse('not-found');
}
