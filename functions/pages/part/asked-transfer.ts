import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal, refuse } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';

/** The transfer as long as the new partner's part is asked for; refused with `part-already-given` once it has come from anywhere. */
export async function askedTransfer(
  services: DoorServices,
  session: LinkSession,
): Promise<Transfer | Refusal> {
  const transfer = await sessionTransfer(services, session);
  if (isRefusal(transfer)) return transfer;
  return transfer.newPartner.part ? refuse('part-already-given') : transfer;
}
