import type { AuditFact } from '../audit/audit-fact.ts';
import type { MailOrder } from '../transfer/mail-order.ts';
import { dueAt } from '../transfer/passing-time.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { isUnfinished, summaryOf } from '../transfer/transfer-index.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { change } from './change.ts';
import { PRODUCT } from './product.ts';
import { sendMail } from './send-mail.ts';
import { sendNotice } from './send-notice.ts';
import type { Services } from './services.ts';

/** How the lists show a transfer; another value means they have to be brought up to date. */
const indexKey = (transfer: Transfer): string =>
  `${transfer.stage} r${transfer.revision} ${dueAt(transfer)}${transfer.stuck ? ` ${transfer.stuck.paper} stuck` : ''}${isUnfinished(transfer) ? ' unfinished' : ''}`;

/** Whether the lists show the transfer as it is. */
export const isShown = (transfer: Transfer): boolean => transfer.indexedAs === indexKey(transfer);

/** Sends the mails and notices on order and brings the lists up to date, then records all of it. Repeating it sends no second mail (same operation id). */
export async function deliver(services: Services, stored: Stored): Promise<Stored> {
  const { transfer } = stored;
  const facts = await sendAll(services, transfer);
  const done = new Set(facts.map((fact) => fact.mailId));
  const waiting = ({ pendingMails }: Transfer) => pendingMails.filter(({ mailId }) => !done.has(mailId));
  const told: Transfer = { ...transfer, pendingMails: waiting(transfer) };
  if (facts.length === 0 && isShown(told)) return stored;
  if (!isShown(told)) await services.index.show(summaryOf(told, dueAt(told)));

  const recorded = await change(services.transfers, stored, (present) => {
    const pendingMails = waiting(present);
    const news = facts.filter(({ mailId }) => present.pendingMails.some((order) => order.mailId === mailId));
    return {
      transfer: { ...present, pendingMails, indexedAs: indexKey(told) },
      facts: news,
      by: PRODUCT,
      at: services.now(),
    };
  });
  if (isRefusal(recorded)) throw new Error(`Mails could not be recorded: ${recorded.refused}`);
  return recorded;
}

type Delivered = Extract<AuditFact, { kind: 'mailSent' | 'mailDropped' | 'noticeSent' | 'noticeDropped' }>;

/** The news of an end waits for the certificate, so that it brings the copies; one that is stuck keeps nobody waiting. */
const isHeld = ({ certificate, stuck }: Transfer, { kind }: MailOrder): boolean =>
  kind === 'transferEnded' && !certificate && !stuck;

async function sendAll(services: Services, transfer: Transfer): Promise<Delivered[]> {
  const ready = transfer.pendingMails.filter((order) => !isHeld(transfer, order));
  const facts = await Promise.all(
    ready.map((order) =>
      order.channel === 'portal'
        ? sendNotice(services, transfer, order)
        : sendMail(services, transfer, order),
    ),
  );
  return facts.filter((fact) => fact !== undefined);
}
