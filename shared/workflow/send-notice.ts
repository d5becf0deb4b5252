import { createHash } from 'node:crypto';
import type { AuditFact } from '../audit/audit-fact.ts';
import { noticeOf } from '../mail/notice.ts';
import { NoticeNotAccepted } from '../partners/portal-notice.ts';
import { daysAfter, hasCome, type Instant } from '../transfer/instant.ts';
import type { MailOrder } from '../transfer/mail-order.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { Services } from './services.ts';

/** A portal that has been silent for so many days is given up for this notice; the mail with the same news has gone out. */
const PATIENCE_DAYS = 3;

/** The same webhook-id for the same news on every try, so that a portal recognises a repeat; news in other words is another notice. It tells nothing (D-25). */
const noticeIdOf = (...parts: [transferId: string, mailId: string, news: object]): string =>
  `ntc_${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 40)}`;

type Told = Extract<AuditFact, { kind: 'noticeSent' | 'noticeDropped' }> | undefined;

/** Hands a notice on order to its partner's portal; one that is not taken now stays on order for some days. */
export async function sendNotice(services: Services, transfer: Transfer, order: MailOrder): Promise<Told> {
  const { mailId, to, orderedAt } = order;
  const dropped = (reason: string): Told => ({ kind: 'noticeDropped', mailId, reason });
  if (to !== 'currentPartner' && to !== 'newPartner') return dropped('it has no portal.');
  const notice = noticeOf(transfer, order, services.guidance);
  if (!notice) return dropped('what it was about has changed.');
  const partner = await services.partners.byId(transfer[to].identity.partnerId);
  if (!partner?.noticesTo) return dropped('the partner takes no notices any more.');
  const { partnerId, noticesTo: url } = partner;
  const noticeId = noticeIdOf(transfer.id, mailId, notice);
  try {
    await services.portals.send({ partnerId, url, noticeId, timestamp: orderedAt, ...notice });
    return { kind: 'noticeSent', mailId, to };
  } catch (cause) {
    const reason = whyGivenUp(cause, orderedAt, services.now());
    return reason === undefined ? undefined : dropped(reason);
  }
}

function whyGivenUp(cause: unknown, orderedAt: Instant, now: Instant): string | undefined {
  if (cause instanceof NoticeNotAccepted && cause.forGood)
    return `the portal refuses it (${cause.status ?? 'no address to call'}).`;
  return hasCome(daysAfter(orderedAt, PATIENCE_DAYS), now)
    ? `the portal did not take it in ${PATIENCE_DAYS} days.`
    : undefined;
}
