import type { Message } from '../../workflow/messages.ts';
import { daysAfter, epoch, type Instant } from '../instant.ts';
import { endTransfer, moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { TERMS } from '../terms.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type SupportAnswered = Extract<Message, { kind: 'supportAnswered' }>;

/** The engineer answers the current partner alone; all three are told. */
const EVERYBODY = ['customer', 'currentPartner', 'newPartner'] as const;

/** The id used for billing is a new one after the transfer (R-22, D-22). */
export function commerceIdFault(transfer: Transfer, commerceId: string | undefined): Refusal | undefined {
  const { azureSubscriptionId, partnerCenterSubscriptionId } = transfer.subscription;
  return commerceId === azureSubscriptionId || commerceId === partnerCenterSubscriptionId
    ? refuse('invalid-commerce-id', [
        { path: 'newPartnerCenterSubscriptionId', message: 'is an id from before the transfer' },
      ])
    : undefined;
}

/**
 * Microsoft's answer, as the current partner recorded it. The first one stops the response clock,
 * late or not; whether it was late is decided by its own time, never by which timer fired first.
 */
export function answerFromSupport(
  transfer: Transfer,
  message: SupportAnswered,
  at: Instant,
): Outcome | Refusal {
  const { clock, submission } = transfer;
  if (!clock || !submission) return refuse('message-out-of-order');
  const fault =
    timeFault('answeredAt', message.answeredAt, at, submission.attachedAt) ??
    commerceIdFault(transfer, message.newPartnerCenterSubscriptionId);
  if (fault) return fault;

  const late = transfer.respondedAt === undefined && epoch(message.answeredAt) > epoch(clock.dueAt);
  const breach: Outcome = late && !clock.breachedAt ? recordBreach(transfer, at) : { transfer, facts: [] };
  const answered = withAnswer(breach.transfer, message);
  const { outcome, engineer, answeredAt } = message;
  const next = afterAnswer(answered, message, at);
  return {
    transfer: next.transfer,
    facts: [
      ...breach.facts,
      {
        kind: 'supportAnswered',
        outcome,
        engineer,
        answeredAt,
        inTime: !late,
        ...(message.note ? { note: message.note } : {}),
      },
      ...next.facts,
    ],
    answers: `supportAnswered:${transfer.supportAnswers + 1}`,
  };
}

/** What an answer adds to the transfer; the first one is the response. */
function withAnswer(transfer: Transfer, message: SupportAnswered): Transfer {
  const { cutOffDate, newPartnerCenterSubscriptionId, note = '', answeredAt } = message;
  return {
    ...transfer,
    respondedAt: transfer.respondedAt ?? answeredAt,
    supportAnswers: transfer.supportAnswers + 1,
    supportNote: note,
    ...(cutOffDate === undefined ? {} : { cutOffDate }),
    ...(newPartnerCenterSubscriptionId === undefined ? {} : { newPartnerCenterSubscriptionId }),
  };
}

function afterAnswer(transfer: Transfer, { outcome, note }: SupportAnswered, at: Instant): Outcome {
  switch (outcome) {
    case 'refused':
      return endTransfer(transfer, 'refused', at, {
        by: 'Microsoft Support',
        reason: note ?? 'Microsoft Support refused the transfer.',
      });
    case 'incomplete': {
      const { clock: _, ...rest } = transfer;
      return {
        transfer: orderMail(moveTo(rest, 'submission', at), at, 'formIncomplete', ...EVERYBODY),
        facts: [],
      };
    }
    case 'completed': {
      const told = orderMail(moveTo(transfer, 'access', at), at, 'subscriptionMoved', ...EVERYBODY);
      return { transfer: orderMail(told, at, 'removeOldAccess', 'newPartner', 'customer'), facts: [] };
    }
    case 'received': {
      // The response clock has stopped; what is left to come is asked for like anything else.
      const waiting = { ...transfer, remindAt: transfer.remindAt ?? daysAfter(at, TERMS.remindEveryDays) };
      return {
        transfer: orderMail(waiting, at, 'receiptConfirmed', ...EVERYBODY),
        facts: [],
      };
    }
  }
}

/** A missed deadline is told once to ops and the current partner, never to Microsoft. */
export function recordBreach(transfer: Transfer, at: Instant): Outcome {
  const { clock } = transfer;
  if (!clock || clock.breachedAt) return { transfer, facts: [] };
  return {
    transfer: orderMail(
      { ...transfer, clock: { ...clock, breachedAt: at } },
      at,
      'supportBreached',
      'ops',
      'currentPartner',
    ),
    facts: [{ kind: 'supportBreached', dueAt: clock.dueAt }],
  };
}

/** Microsoft Support contacted an admin; each verification is its own fact. Nobody has to wake up for it. */
export function verifyAdmin(
  transfer: Transfer,
  message: Extract<Message, { kind: 'adminVerified' }>,
  at: Instant,
): Outcome | Refusal {
  const { admin, verifiedAt } = message;
  const fault = timeFault(
    'verifiedAt',
    verifiedAt,
    at,
    transfer.submission?.attachedAt ?? transfer.createdAt,
  );
  if (fault) return fault;
  return {
    transfer: { ...transfer, verified: { ...transfer.verified, [admin]: verifiedAt } },
    facts: [{ kind: 'adminVerified', party: admin, verifiedAt }],
  };
}
