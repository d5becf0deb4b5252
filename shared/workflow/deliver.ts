import type { AuditFact } from '../audit/audit-fact.ts';
import { dueAt } from '../transfer/passing-time.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { summaryOf } from '../transfer/transfer-index.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { change } from './change.ts';
import { PRODUCT } from './product.ts';
import { sendMail } from './send-mail.ts';
import { sendNotice } from './send-notice.ts';
import type { Services } from './services.ts';

/** How the lists show a transfer; another value means they have to be brought up to date. */
const indexKey = (transfer: Transfer): string =>
  `${transfer.stage} r${transfer.revision} ${dueAt(transfer)}${transfer.stuck?.toldAt ? ` ${transfer.stuck.paper} stuck` : ''}`;

/** Whether the lists show the transfer as it is. */
export const isShown = (transfer: Transfer): boolean => transfer.indexedAs === indexKey(transfer);

/** Brings the lists up to date and sends the mails and notices on order, then records all of it. Repeating it sends no second mail (same operation id). */
export async function deliver(services: Services, stored: Stored): Promise<Stored> {
  const { transfer } = stored;
  const [facts] = await Promise.all([
    sendAll(services, transfer),
    isShown(transfer) ? undefined : services.index.show(summaryOf(transfer, dueAt(transfer))),
  ]);
  if (facts.length === 0 && isShown(transfer)) return stored;

  const recorded = await change(services.transfers, stored, (present) => {
    const done = new Set(facts.map((fact) => fact.mailId));
    const pendingMails = present.pendingMails.filter(({ mailId }) => !done.has(mailId));
    const news = facts.filter(({ mailId }) => present.pendingMails.some((order) => order.mailId === mailId));
    return {
      transfer: { ...present, pendingMails, indexedAs: indexKey(transfer) },
      facts: news,
      by: PRODUCT,
      at: services.now(),
    };
  });
  if (isRefusal(recorded)) throw new Error(`Mails could not be recorded: ${recorded.refused}`);
  return recorded;
}

type Delivered = Extract<AuditFact, { kind: 'mailSent' | 'mailDropped' | 'noticeSent' | 'noticeDropped' }>;

async function sendAll(services: Services, transfer: Transfer): Promise<Delivered[]> {
  const facts = await Promise.all(
    transfer.pendingMails.map((order) =>
      order.channel === 'portal'
        ? sendNotice(services, transfer, order)
        : sendMail(services, transfer, order),
    ),
  );
  return facts.filter((fact) => fact !== undefined);
}
