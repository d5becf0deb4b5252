import { TransferId } from '../../shared/transfer/primitives.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { type PartnerSide, partnerSide } from '../../shared/transfer/tenancy.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';
import type { Knock } from './endpoint.ts';

/** The transfer named in the route, whoever's it is; for ops. */
export async function anyTransfer({ params, services }: Knock): Promise<Transfer | Refusal> {
  const id = TransferId.safeParse(params.transferId);
  const stored = id.success ? await services.transfers.find(id.data) : undefined;
  return stored?.transfer ?? refuse('not-found');
}

/** The transfer named in the route with the side the partner takes in it; one that is not its own looks like none at all (RELIABILITY I1). */
export async function ownSide(
  knock: Knock,
  partnerId: string,
): Promise<{ transfer: Transfer; side: PartnerSide } | Refusal> {
  const transfer = await anyTransfer(knock);
  if (isRefusal(transfer)) return transfer;
  const side = partnerSide(transfer, partnerId);
  return side ? { transfer, side } : refuse('not-found');
}
