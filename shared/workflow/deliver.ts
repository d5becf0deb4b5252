import type { AuditFact } from '../audit/audit-fact.ts';
import { composeMail } from '../mail/compose-mail.ts';
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

/** Brings the lists up to date and sends the mails on order, then records both. Repeating it sends no second mail (same operation id). */
export async function deliver(services: Services, stored: Stored): Promise<Stored> {
  const { transfer } = stored;
  const key = indexKey(transfer);
  const [facts] = await Promise.all([
    sendAll(services, transfer),
    transfer.indexedAs === key ? undefined : services.index.show(summaryOf(transfer, dueAt(transfer))),
  ]);
  if (facts.length === 0 && transfer.indexedAs === key) return stored;

  const recorded = await change(services.transfers, stored, (present) => {
    const done = new Set(facts.map((fact) => fact.mailId));
    const pendingMails = present.pendingMails.filter(({ mailId }) => !done.has(mailId));
    const news = facts.filter(({ mailId }) => present.pendingMails.some((order) => order.mailId === mailId));
    return {
      transfer: { ...present, pendingMails, indexedAs: key },
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

/** A mail the service does not take stays on order: the alarm brings us back, and a mail outage stops no transfer. */
async function sendOne(
  services: Services,
  transfer: Transfer,
  order: MailOrder,
): Promise<MailFact | undefined> {
  const mail = await composeMail(services, transfer, order);
  if (!mail) return { kind: 'mailDropped', mailId: order.mailId, reason: 'what it was about has changed.' };
  try {
    await services.mailer.send(mail);
    return { kind: 'mailSent', mailId: order.mailId, to: order.to, operationId: mail.operationId };
  } catch {
    return undefined;
  }
}
