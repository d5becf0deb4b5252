import { actorOf, sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { type Accepted, accept } from '../../../shared/workflow/accept.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';

/** A click as a message, named after what was shown, so that two clicks are one. */
export type Said = { messageId: string; bodyHash: string; message: Message };

/**
 * Takes a click in a session whose link is in force. What was said may itself have ended the link, so the second click
 * of a double one is told what the first was; any other is refused.
 */
export async function takeOnce(
  services: DoorServices,
  session: LinkSession,
  { messageId, bodyHash }: Omit<Said, 'message'>,
  take: (transfer: Transfer) => Promise<Accepted | Refusal>,
): Promise<Accepted | Refusal> {
  const transfer = await sessionTransfer(services, session);
  if (!isRefusal(transfer)) return take(transfer);
  const { transferId } = session;
  const row = await services.transfers.message(transferId, messageId);
  return row?.bodyHash === bodyHash ? { transferId, stage: row.stage } : transfer;
}

/** Says something in a session, once however often it is clicked. */
export const say = (services: DoorServices, session: LinkSession, said: Said): Promise<Accepted | Refusal> =>
  takeOnce(services, session, said, () =>
    accept(services, { ...said, transferId: session.transferId, by: actorOf(session.holder) }),
  );
