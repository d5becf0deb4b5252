import type { AuditFact } from '../audit/audit-fact.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { MailNotAccepted } from '../mail/mailer.ts';
import { dueAt } from '../transfer/passing-time.ts';
import { isRefusal } from '../transfer/refusals.ts';
import type { MailOrder, Transfer } from '../transfer/transfer.ts';
import { summaryOf } from '../transfer/transfer-index.ts';
import type { Stored } from '../transfer/transfer-store.ts';
import { change } from './change.ts';
import { PRODUCT } from './product.ts';
import type { Services } from './services.ts';

/** How the lists show a transfer; another value means they have to be brought up to date. */
const indexKey = (transfer: Transfer): string => `${transfer.stage} r${transfer.revision} ${dueAt(transfer)}`;

/** Whether the lists show the transfer as it is. */
export const isShown = (transfer: Transfer): boolean => transfer.indexedAs === indexKey(transfer);

/** Brings the lists up to date and sends the mails on order, then records both. Repeating it sends no second mail (same operation id). */
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

type MailFact = Extract<AuditFact, { kind: 'mailSent' | 'mailDropped' }>;

async function sendAll(services: Services, transfer: Transfer): Promise<MailFact[]> {
  const facts = await Promise.all(transfer.pendingMails.map((order) => sendOne(services, transfer, order)));
  return facts.filter((fact) => fact !== undefined);
}

/**
 * A mail the service does not take now stays on order: the alarm brings us back, and a mail outage stops no transfer.
 * One that it finds fault with would come back for ever, so it is dropped, visibly.
 */
async function sendOne(
  services: Services,
  transfer: Transfer,
  order: MailOrder,
): Promise<MailFact | undefined> {
  const { mailId, to } = order;
  const mail = await composeMail(services, transfer, order);
  if (!mail) return { kind: 'mailDropped', mailId, reason: 'what it was about has changed.' };
  try {
    await services.mailer.send(mail);
    return { kind: 'mailSent', mailId, to, operationId: mail.operationId };
  } catch (cause) {
    if (!(cause instanceof MailNotAccepted && cause.forGood)) return undefined;
    return { kind: 'mailDropped', mailId, reason: `the mail service refuses it (${cause.status}).` };
  }
}
