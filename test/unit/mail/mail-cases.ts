import { memoryPartnerRegistry } from '../../../shared/adapters/memory/memory-partner-registry.ts';
import { composeMail, type MailSources } from '../../../shared/mail/compose-mail.ts';
import type { MailKind } from '../../../shared/mail/mail-kind.ts';
import type { Mail } from '../../../shared/mail/mailer.ts';
import { type MailOrder, placeOf, type Transfer } from '../../../shared/transfer/transfer.ts';
import { a, aPartner } from '../../support/a-party.ts';
import { arrivedAt, at, SECRET, type WAY } from '../transfer/walk.ts';

/** Every kind with the stage it belongs to and whom the process sends it to; the type refuses a missing kind. */
export const CASES: Record<MailKind, [(typeof WAY)[number], MailOrder['to'][]]> = {
  requestReceived: ['ticket', ['customer']],
  openServiceTicket: ['ticket', ['currentPartner']],
  signInvitation: ['signatures', ['customer', 'newPartner']],
  signReminder: ['signatures', ['customer', 'newPartner']],
  newPartnerTurn: ['newPartner', ['newPartner']],
  attachForm: ['submission', ['currentPartner']],
  formNotReady: ['submission', ['currentPartner']],
  formSubmitted: ['support', ['customer', 'currentPartner', 'newPartner']],
  supportHalfTime: ['support', ['ops', 'currentPartner']],
  supportThreeQuarters: ['support', ['ops', 'currentPartner']],
  supportBreached: ['support', ['ops', 'currentPartner']],
  supportStillSilent: ['support', ['ops', 'currentPartner']],
  receiptConfirmed: ['access', ['customer', 'currentPartner', 'newPartner']],
  subscriptionMoved: ['access', ['customer', 'currentPartner', 'newPartner']],
  formIncomplete: ['submission', ['currentPartner']],
  removeOldAccess: ['access', ['newPartner', 'customer']],
  correctionRequested: ['signatures', ['customer', 'currentPartner', 'newPartner']],
  stageReminder: ['access', ['newPartner', 'customer']],
  transferEnded: ['completed', ['customer', 'currentPartner', 'newPartner']],
};
export const KINDS = Object.keys(CASES) as MailKind[];

/** Every kind for everybody the process sends it to. */
export const ORDERS = KINDS.flatMap((kind) =>
  CASES[kind][1].map((to) => ({ kind, to, name: `${kind} to ${to}` })),
);

/** A transfer as it stands when a mail of this kind is ordered. */
export function transferFor(kind: MailKind): Transfer {
  const transfer = arrivedAt(CASES[kind][0]);
  const failures = ['signatures.customer is older than 10 days (D-05); to mend by: customer.'];
  if (kind === 'correctionRequested')
    return { ...transfer, correction: { by: 'customer', reason: 'The address is wrong.' } };
  return kind === 'formNotReady' ? { ...transfer, check: { of: 'r1:1', failures } } : transfer;
}

export const ADDRESSEES: MailOrder['to'][] = ['customer', 'currentPartner', 'newPartner', 'ops'];

const partners = memoryPartnerRegistry();
await partners.save(aPartner());
await partners.save(aPartner({ ...a.newPartner, groupIds: [], mailTo: 'transfers@fabrikam.com' }));

export const sources: MailSources = {
  partners,
  linkSecret: SECRET,
  baseUrl: 'https://transfer.example/api',
  opsMailTo: 'ops@transfer.example',
};

/** An order as the process makes it, at the place where the transfer stands. */
export const order = (transfer: Transfer, kind: MailKind, to: MailOrder['to'], number = 1): MailOrder => ({
  mailId: `${number}-${kind}-${to}`,
  kind,
  to,
  orderedAt: at(4),
  place: placeOf(transfer),
});

/** The mail, which must be one. */
export async function mailOf(kind: MailKind, to: MailOrder['to'], transfer?: Transfer): Promise<Mail> {
  const about = transfer ?? transferFor(kind);
  const mail = await composeMail(sources, about, order(about, kind, to));
  if (!mail) throw new Error(`no mail for ${kind} to ${to}`);
  return mail;
}
