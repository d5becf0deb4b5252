import type { AuditFact } from '../audit/audit-fact.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { MailNotAccepted } from '../mail/mailer.ts';
import type { MailOrder } from '../transfer/mail-order.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { Services } from './services.ts';

/**
 * Hands a mail on order to the mail service. One it does not take now stays on order: the alarm brings us back, and a
 * mail outage stops no transfer. One that it finds fault with would come back for ever, so it is dropped, visibly.
 */
export async function sendMail(
  services: Services,
  transfer: Transfer,
  order: MailOrder,
): Promise<Extract<AuditFact, { kind: 'mailSent' | 'mailDropped' }> | undefined> {
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
