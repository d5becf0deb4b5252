import type { Message } from '../../workflow/messages.ts';
import { daysAfter, epoch, type Instant } from '../instant.ts';
import { EVERYBODY, endTransfer, moveTo, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { beginRevision, withFormerPart, withoutPart } from '../revision.ts';
import type { Transfer } from '../transfer.ts';
import { recordBreach } from './response-time.ts';
import { askNewPartner } from './signing.ts';
import { timeFault } from './time-fault.ts';

type SupportAnswered = Extract<Message, { kind: 'supportAnswered' }>;

/** The id used for billing is a new one after the transfer (R-22, D-22). */
export function commerceIdFault(transfer: Transfer, commerceId: string | undefined): Refusal | undefined {
  const { azureSubscriptionId, partnerCenterSubscriptionId } = transfer.subscription;
  return commerceId === azureSubscriptionId || commerceId === partnerCenterSubscriptionId
    ? refuse('invalid-commerce-id', [
        { path: 'newPartnerCenterSubscriptionId', message: 'is an id from before the transfer' },
      ])
    : undefined;
}

/** Billing moves after the transfer was asked for, never before (D-06). */
const cutOffFault = ({ createdAt }: Transfer, cutOffDate: string | undefined): Refusal | undefined =>
  cutOffDate !== undefined && cutOffDate < createdAt.slice(0, 10)
    ? refuse('invalid-time', [{ path: 'cutOffDate', message: `lies before ${createdAt.slice(0, 10)}` }])
    : undefined;

/**
 * Microsoft's answer, as the current partner recorded it (R-34, A-09). The first one stops the response clock,
 * late or not; whether it was late is decided by its own time, never by which timer fired first.
 */
export function answerFromSupport(
  transfer: Transfer,
  message: SupportAnswered,
  at: Instant,
): Outcome | Refusal {
  const { clock } = transfer;
  const fault = answerFault(transfer, message, at);
  if (fault) return fault;

  const late =
    clock !== undefined &&
    transfer.respondedAt === undefined &&
    epoch(message.answeredAt) > epoch(clock.dueAt);
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
        ...(outcome === 'incomplete' && message.sections ? { sections: message.sections } : {}),
      },
      ...next.facts,
    ],
    answers: `supportAnswered:${transfer.supportAnswers + 1}`,
  };
}

/** While the form is mended only an end of it can be answered: that it is done after all, or refused. */
const mayAnswer = ({ stage }: Transfer, { outcome }: SupportAnswered): boolean =>
  stage === 'support' || outcome === 'completed' || outcome === 'refused';

function answerFault(transfer: Transfer, message: SupportAnswered, at: Instant): Refusal | undefined {
  const { submission } = transfer;
  const outOfOrder = (why: string) => refuse('message-out-of-order', [{ path: 'outcome', message: why }]);
  if (!submission) return outOfOrder('cannot be answered: no form has been attached yet');
  if (!mayAnswer(transfer, message))
    return outOfOrder('can only be completed or refused while the form is being mended');
  return (
    timeFault('answeredAt', message.answeredAt, at, submission.attachedAt) ??
    cutOffFault(transfer, message.cutOffDate) ??
    commerceIdFault(transfer, message.newPartnerCenterSubscriptionId)
  );
}

/** What an answer adds to the transfer; the first one is the response (A-09). */
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

/**
 * Microsoft wants something mended: the form alone is attached again, or, where it names sections, the next revision
 * goes back to their owners and voids what covered them (A-11). Either way the next upload starts a new clock.
 */
function sendBack(transfer: Transfer, { sections, note = '' }: SupportAnswered, at: Instant): Transfer {
  const { clock: _, ...rest } = transfer;
  if (!sections) return orderMail(moveTo(rest, 'submission', at), at, 'formIncomplete', ...EVERYBODY);
  const cause = { sections, by: 'Microsoft Support', reason: note || 'The form is incomplete.' };
  const content = sections.includes('newPartner') ? withoutPart(rest) : rest;
  const told = orderMail(beginRevision(content, cause, at), at, 'formIncomplete', ...EVERYBODY);
  return told.stage === 'newPartner' ? askNewPartner(told, at) : told;
}

function afterAnswer(transfer: Transfer, message: SupportAnswered, at: Instant): Outcome {
  const { outcome, note } = message;
  switch (outcome) {
    case 'refused':
      return endTransfer(transfer, 'refused', at, {
        by: 'Microsoft Support',
        reason: `Microsoft Support refused the transfer${note ? `: ${note}` : '.'}`,
      });
    case 'incomplete':
      return { transfer: sendBack(transfer, message, at), facts: [] };
    case 'completed': {
      const moved = moveTo(withFormerPart(transfer), 'access', at);
      const told = orderMail(moved, at, 'subscriptionMoved', ...EVERYBODY);
      return { transfer: orderMail(told, at, 'removeOldAccess', 'newPartner', 'customer'), facts: [] };
    }
    case 'received': {
      // The response clock has stopped; what is left to come is asked for like anything else.
      const waiting = {
        ...transfer,
        remindAt: transfer.remindAt ?? daysAfter(at, transfer.terms.remindEveryDays),
      };
      return {
        transfer: orderMail(waiting, at, 'receiptConfirmed', ...EVERYBODY),
        facts: [],
      };
    }
  }
}
