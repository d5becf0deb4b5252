import type { Message } from '../../workflow/messages.ts';
import { warningsOf } from '../eligibility.ts';
import type { Instant } from '../instant.ts';
import { changed, moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type ServiceTicketOpened = Extract<Message, { kind: 'serviceTicketOpened' }>;

/**
 * Step 2: the current partner opened a service ticket. It may come before anybody asked for it, or as late as
 * the upload; until then another number mends a mistyped one.
 */
export function openTicket(transfer: Transfer, message: ServiceTicketOpened, at: Instant): Outcome | Refusal {
  const { serviceTicket: known, submissions, stage } = transfer;
  const fault = timeFault('openedAt', message.openedAt, at, transfer.request.receivedAt);
  if (known && (submissions > 0 || known.number === message.serviceTicket))
    return refuse('service-ticket-already-recorded');
  if (fault) return fault;

  const serviceTicket = { number: message.serviceTicket, openedAt: message.openedAt };
  const recorded: Transfer = { ...transfer, serviceTicket };
  const fact = {
    kind: 'serviceTicketOpened',
    serviceTicket: serviceTicket.number,
    openedAt: message.openedAt,
  } as const;
  if (known) return { ...changed(recorded), facts: [{ ...fact, replaces: known.number }] };
  const next = stage === 'ticket' ? moveTo(recorded, 'currentPartnerSignature', at) : recorded;
  return { transfer: next, facts: [fact], answers: 'serviceTicketOpened' };
}

/** The current partner signs first and opens the ticket later; the upload waits for its number. */
export const postponeTicket = (transfer: Transfer, _: unknown, at: Instant): Outcome => ({
  transfer: moveTo({ ...transfer, ticketPostponedAt: at }, 'currentPartnerSignature', at),
  facts: [{ kind: 'serviceTicketPostponed' }],
  answers: 'serviceTicketPostponed',
});

/** The request stands: on to the ticket, or past it when the current partner was quicker than we were. */
export function confirmEligibility(transfer: Transfer, at: Instant): Outcome {
  const next = transfer.serviceTicket ? 'currentPartnerSignature' : 'ticket';
  const moved = orderMail(moveTo(transfer, next, at), at, 'requestReceived', 'customer');
  return {
    transfer: next === 'ticket' ? orderMail(moved, at, 'openServiceTicket', 'currentPartner') : moved,
    facts: [{ kind: 'eligibilityConfirmed', warnings: warningsOf(transfer) }],
  };
}
