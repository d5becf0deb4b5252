import type { AuditFact } from '../audit/audit-fact.ts';
import type { MailKind } from '../mail/mail-kind.ts';
import { daysAfter, earliest, type Instant } from './instant.ts';
import { retireLinks } from './link.ts';
import type { Addressee, MailOrder } from './mail-order.ts';
import type { Question } from './questions.ts';
import type { Terms } from './terms.ts';
import { type End, isEnd, placeOf, type Stage, type Transfer } from './transfer.ts';

/** What a message or the passing of time makes of a transfer: its new state, what the audit trail says, and which question is answered. */
export type Outcome = { transfer: Transfer; facts: AuditFact[]; answers?: Question };

/** The transfer at another stage, with the stage's own time to answer and first reminder. */
export function moveTo(transfer: Transfer, stage: Stage, at: Instant): Transfer {
  const { expiresAt: _, remindAt: __, ...rest } = transfer;
  const { terms } = transfer;
  const expiresAt = expiryOf(transfer, stage, at);
  return {
    ...rest,
    stage,
    stageSince: at,
    reminders: 0,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(isEnd(stage) || stage === 'support' ? {} : { remindAt: daysAfter(at, terms.remindEveryDays) }),
  };
}

/** The stage's own time, and until the first upload the time of the whole transfer; with Microsoft nothing expires. */
function expiryOf(
  { terms, createdAt, submissions, mayLastUntil }: Transfer,
  stage: Stage,
  at: Instant,
): Instant | undefined {
  const days = terms.daysToAnswer[stage as keyof Terms['daysToAnswer']];
  if (days === undefined) return undefined;
  const stageEnd = daysAfter(at, days);
  return submissions > 0
    ? stageEnd
    : earliest(stageEnd, mayLastUntil ?? daysAfter(createdAt, terms.transferMaxDays));
}

/**
 * The transfer with a mail of this kind on order for each addressee, and the same news for a partner's portal that
 * takes notices; one order per cause, numbered for good.
 */
export function orderMail(transfer: Transfer, at: Instant, kind: MailKind, ...to: Addressee[]): Transfer {
  const ways = to.flatMap((addressee) =>
    channelsOf(transfer, addressee).map((channel) => ({ addressee, channel })),
  );
  const orders = ways.map(({ addressee, channel }, n): MailOrder => {
    const suffix = channel === 'portal' ? '-portal' : '';
    return {
      mailId: `${transfer.mailsOrdered + n + 1}-${kind}-${addressee}${suffix}`,
      kind,
      to: addressee,
      channel,
      orderedAt: at,
      place: placeOf(transfer),
    };
  });
  return {
    ...transfer,
    pendingMails: [...transfer.pendingMails, ...orders],
    mailsOrdered: transfer.mailsOrdered + orders.length,
  };
}

function channelsOf(transfer: Transfer, to: Addressee): MailOrder['channel'][] {
  if (to === 'ops' || to === 'customer') return ['mail'];
  return transfer[to].takesNotices ? ['mail', 'portal'] : ['mail'];
}

/** An accepted change for which the story has no question of its own: the next number wakes the orchestration. */
export const changed = (transfer: Transfer): { transfer: Transfer; answers: Question } => ({
  transfer: { ...transfer, changes: transfer.changes + 1 },
  answers: `changed:${transfer.changes + 1}`,
});

/** Everybody whom a transfer concerns; the engineer answers the current partner alone, so all three are told. */
export const EVERYBODY = ['customer', 'currentPartner', 'newPartner'] as const;

/** Ends the transfer: links die with it, and everybody is told why. Ends are final. */
export function endTransfer(
  transfer: Transfer,
  end: End,
  at: Instant,
  cause: { by: string; reason: string },
): Outcome {
  const { stuck: _, ...moved } = retireLinks(moveTo(transfer, end, at));
  const ended: Transfer = { ...moved, end: { at, ...cause } };
  return {
    transfer: orderMail(ended, at, 'transferEnded', ...EVERYBODY),
    facts: [{ kind: 'transferEnded', end, reason: cause.reason }],
    answers: 'ended',
  };
}
