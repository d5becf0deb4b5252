import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type ServiceTicketOpened = Extract<Message, { kind: 'serviceTicketOpened' }>;

/** Step 2: the current partner opened a service ticket. It may come before anybody asked for it. */
export function openTicket(transfer: Transfer, message: ServiceTicketOpened, at: Instant): Outcome | Refusal {
  if (transfer.serviceTicket) return refuse('service-ticket-already-recorded');
  const fault = timeFault('openedAt', message.openedAt, at, transfer.request.receivedAt);
  if (fault) return fault;

  const serviceTicket = { number: message.serviceTicket, openedAt: message.openedAt };
  const recorded: Transfer = { ...transfer, serviceTicket };
  return {
    transfer: transfer.stage === 'ticket' ? moveTo(recorded, 'currentPartnerSignature', at) : recorded,
    facts: [
      { kind: 'serviceTicketOpened', serviceTicket: serviceTicket.number, openedAt: serviceTicket.openedAt },
    ],
    answers: 'serviceTicketOpened',
  };
}

/** The request stands: on to the ticket, or past it when the current partner was quicker than we were. */
export function confirmEligibility(transfer: Transfer, at: Instant): Outcome {
  const next = transfer.serviceTicket ? 'currentPartnerSignature' : 'ticket';
  const moved = orderMail(moveTo(transfer, next, at), at, 'requestReceived', 'customer');
  return {
    transfer: next === 'ticket' ? orderMail(moved, at, 'openServiceTicket', 'currentPartner') : moved,
    facts: [{ kind: 'eligibilityConfirmed' }],
  };
}
