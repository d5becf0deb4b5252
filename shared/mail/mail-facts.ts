import type { Instant } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/steps/signing.ts';
import { currentForm, type MailOrder, type Stage, type Transfer } from '../transfer/transfer.ts';

/** What mails may say of a transfer; never a token, never another party's contact data beyond what the process needs. */
export type MailFacts = {
  transferId: string;
  stage: Stage;
  cloud: Transfer['cloud'];
  customer: string;
  currentPartner: string;
  newPartner: string;
  organisation: string;
  currentPartnerContact: string;
  customerMicrosoftId: string;
  azureSubscriptionId: string;
  partnerCenterSubscriptionId: string;
  newPartnerCenterSubscriptionId: string;
  serviceTicket: string;
  formHash: string;
  checkFailures: string;
  supportNote: string;
  correctionBy: string;
  correctionReason: string;
  dueAt: string;
  cutOffDate: string;
  waitingFor: string;
  reason: string;
  /** When the stage's time is over, or empty. */
  deadline: string;
};

const WAITING_FOR: Partial<Record<Stage, string>> = {
  ticket: 'the number of the service ticket (service-ticket.opened)',
  newPartner: 'the new partner’s part of the form (new-partner.submitted)',
  submission: 'the upload of the form to the service ticket (form.attached)',
  support: 'Microsoft’s word on whether the transfer is complete (support.answered)',
  access: 'a list of role assignments without the old partner (access.reported)',
};

/** `2026-11-23 18:00 UTC`: a time nobody can mistake for local time. */
export const humanTime = (instant: Instant | undefined): string =>
  instant === undefined ? 'not set' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

const organisationOf = (transfer: Transfer, to: MailOrder['to']): string =>
  to === 'ops' ? 'ops' : (signatoryOf(transfer, to as Party)?.organisation ?? '');

/** What a transfer gains on its way; empty until then. */
const whatIsKnown = (transfer: Transfer) => ({
  newPartnerCenterSubscriptionId: transfer.newPartnerCenterSubscriptionId ?? '',
  serviceTicket: transfer.serviceTicket?.number ?? '',
  formHash: currentForm(transfer)?.sha256 ?? '',
  checkFailures: transfer.check?.failures.join(' ') ?? '',
  supportNote: transfer.supportNote ?? '',
  correctionBy: transfer.correction?.by ?? '',
  correctionReason: transfer.correction?.reason ?? '',
  dueAt: humanTime(transfer.clock?.dueAt),
  cutOffDate: transfer.cutOffDate ?? '',
  waitingFor: WAITING_FOR[transfer.stage] ?? '',
  reason: transfer.end?.reason ?? '',
});

/** The facts of a transfer as one addressee's mail needs them. */
export function mailFacts(transfer: Transfer, to: MailOrder['to']): MailFacts {
  const { customer, currentPartner, newPartner, subscription } = transfer;
  const { admin } = currentPartner.details;
  return {
    transferId: transfer.id,
    stage: transfer.stage,
    cloud: transfer.cloud,
    customer: customer.organisationName,
    currentPartner: currentPartner.identity.organisationName,
    newPartner: newPartner.identity.organisationName,
    organisation: organisationOf(transfer, to),
    currentPartnerContact: `${admin.firstName} ${admin.lastName}, ${admin.email}, ${admin.phone}`,
    customerMicrosoftId: customer.microsoftId,
    azureSubscriptionId: subscription.azureSubscriptionId,
    partnerCenterSubscriptionId: subscription.partnerCenterSubscriptionId,
    ...whatIsKnown(transfer),
    deadline: transfer.expiresAt ? humanTime(transfer.expiresAt) : '',
  };
}
