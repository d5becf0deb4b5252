import type { AuditFact } from '../audit/audit-fact.ts';
import type { MailKind } from '../mail/mail-kind.ts';
import { daysAfter, type Instant } from './instant.ts';
import type { Question } from './questions.ts';
import { TERMS } from './terms.ts';
import { type End, isEnd, type MailOrder, placeOf, type Stage, type Transfer } from './transfer.ts';

/** What a message or the passing of time makes of a transfer: its new state, what the audit trail says, and which question is answered. */
export type Outcome = { transfer: Transfer; facts: AuditFact[]; answers?: Question };

/** The transfer at another stage, with the stage's own time to answer and first reminder. */
export function moveTo(transfer: Transfer, stage: Stage, at: Instant): Transfer {
  const { expiresAt: _, remindAt: __, ...rest } = transfer;
  const days = TERMS.daysToAnswer[stage];
  return {
    ...rest,
    stage,
    stageSince: at,
    ...(days === undefined ? {} : { expiresAt: daysAfter(at, days) }),
    ...(isEnd(stage) || stage === 'support' ? {} : { remindAt: daysAfter(at, TERMS.remindEveryDays) }),
  };
}

/** The transfer with a mail of this kind on order for each addressee; one order per cause, numbered for good. */
export function orderMail(
  transfer: Transfer,
  at: Instant,
  kind: MailKind,
  ...to: MailOrder['to'][]
): Transfer {
  const orders = to.map((addressee, n) => ({
    mailId: `${transfer.mailsOrdered + n + 1}-${kind}-${addressee}`,
    kind,
    to: addressee,
    orderedAt: at,
    place: placeOf(transfer),
  }));
  return {
    ...transfer,
    pendingMails: [...transfer.pendingMails, ...orders],
    mailsOrdered: transfer.mailsOrdered + orders.length,
  };
}

/** Ends the transfer: links die with it, and everybody is told why. Ends are final. */
export function endTransfer(
  transfer: Transfer,
  end: End,
  at: Instant,
  cause: { by: string; reason: string },
): Outcome {
  const ended: Transfer = { ...moveTo(transfer, end, at), links: {}, end: { at, ...cause } };
  return {
    transfer: orderMail(ended, at, 'transferEnded', 'customer', 'currentPartner', 'newPartner'),
    facts: [{ kind: 'transferEnded', end, reason: cause.reason }],
    answers: 'ended',
  };
}
