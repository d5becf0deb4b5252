import type { Message } from '../workflow/messages.ts';
import { hasCome, type Instant } from './instant.ts';
import type { Outcome } from './outcome.ts';
import { type Refusal, refuse } from './refusals.ts';
import { reportAccess } from './steps/access.ts';
import { cancel } from './steps/cancel.ts';
import { requestCorrection } from './steps/correction.ts';
import { submitNewPartner } from './steps/new-partner.ts';
import { decline, openPage, sign } from './steps/signing.ts';
import { attachForm } from './steps/submission.ts';
import { answerFromSupport, verifyAdmin } from './steps/support.ts';
import { openTicket } from './steps/ticket.ts';
import { type End, isEnd, type Stage, type Transfer } from './transfer.ts';

type Step<K extends Message['kind']> = (
  transfer: Transfer,
  message: Extract<Message, { kind: K }>,
  at: Instant,
) => Outcome | Refusal;

type Steps = { [K in Message['kind']]?: Step<K> };

const cancellable: Steps = { transferCancelled: cancel };
const correctable: Steps = { ...cancellable, correctionRequested: requestCorrection };
const signable: Steps = { ...correctable, signed: sign, declined: decline, signingPageOpened: openPage };

/** What may be said at which stage; the only way from one stage to the next (DESIGN 3). Anything else is out of order. */
export const TABLE: Record<Exclude<Stage, End>, Steps> = {
  requested: { ...cancellable, serviceTicketOpened: openTicket },
  ticket: { ...cancellable, serviceTicketOpened: openTicket },
  currentPartnerSignature: signable,
  newPartner: { ...correctable, newPartnerSubmitted: submitNewPartner },
  signatures: signable,
  submission: { ...correctable, formAttached: attachForm },
  support: { ...cancellable, supportAnswered: answerFromSupport, adminVerified: verifyAdmin },
  access: { ...cancellable, accessReported: reportAccess, adminVerified: verifyAdmin },
};

/**
 * What the transfer becomes by this message, or why it cannot: pure, so that everybody who asks gets the same answer.
 * After the stage's time is over nothing is accepted, whether or not the alarm has rung yet (RELIABILITY 0.4, I12).
 */
export function advance(transfer: Transfer, message: Message, at: Instant): Outcome | Refusal {
  if (isEnd(transfer.stage)) return refuse('transfer-ended');
  const byOps = message.kind === 'transferCancelled' && message.by === 'ops';
  if (!byOps && transfer.expiresAt && hasCome(transfer.expiresAt, at)) return refuse('too-late');
  const step = TABLE[transfer.stage][message.kind] as Step<Message['kind']> | undefined;
  if (step) return step(transfer, message as never, at);
  if (message.kind === 'serviceTicketOpened') return refuse('service-ticket-already-recorded');
  if (message.kind === 'signed' && transfer.signatures[message.party]) return refuse('already-signed');
  return refuse('message-out-of-order', [
    { path: 'type', message: `cannot be accepted at the stage "${transfer.stage}"` },
  ]);
}
