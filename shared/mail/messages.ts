import { isEnd } from '../transfer/transfer.ts';
import type { MailFacts } from './mail-facts.ts';
import type { MailKind } from './mail-kind.ts';

/** What a mail says: a fixed subject (no user text, RELIABILITY T11) and its paragraphs. `link` marks the one that carries the signing link. */
export type Message = { subject: string; paragraphs: string[]; link?: boolean };

const about = (f: MailFacts) =>
  `It is about moving the Azure subscription of ${f.customer} from ${f.currentPartner} to ${f.newPartner} (transfer ${f.transferId}).`;

/** One message per turn of the process: what happened, what is next, and by when. */
export const MESSAGES: Record<MailKind, (facts: MailFacts) => Message> = {
  requestReceived: (f) => ({
    subject: 'Your Azure subscription transfer has started',
    paragraphs: [
      `${f.currentPartner} has recorded your written request.`,
      about(f),
      `Next, ${f.currentPartner} opens a service ticket with Microsoft and signs the transfer form. You will be asked to sign after that.`,
      'Until the transfer is complete, please do not remove your current partner’s permissions: it could no longer open the ticket for you.',
      `Microsoft cannot step in for you or the new partner; your contact is ${f.currentPartnerContact}.`,
    ],
  }),
  openServiceTicket: (f) => ({
    subject: 'Please open the service ticket for a subscription transfer',
    paragraphs: [
      about(f),
      'In Partner Center go to Customers, the customer, Service management, Support tickets, New ticket, Microsoft Azure. Choose issue type "Subscription management", support plan "Cloud Solution Provider", severity "C-Minimal impact", problem type "Other General Questions".',
      `Name both ids: Azure subscription id ${f.azureSubscriptionId}; Partner Center subscription id ${f.partnerCenterSubscriptionId}.`,
      `Report the ticket number through your portal (service-ticket.opened) by ${f.deadline}.`,
    ],
  }),
  signInvitation: (f) => ({
    subject: 'Please sign the CSP Subscription Transfer form',
    paragraphs: [
      `You are asked to review and sign for ${f.organisation}.`,
      about(f),
      'The link below is for you alone; do not forward it. Nothing is signed by opening it.',
      `It works until ${f.deadline}.`,
    ],
    link: true,
  }),
  signReminder: (f) => ({
    subject: 'Reminder: please sign the CSP Subscription Transfer form',
    paragraphs: [
      `Your signature for ${f.organisation} is still missing.`,
      about(f),
      `The link below works until ${f.deadline}.`,
    ],
    link: true,
  }),
  newPartnerTurn: (f) => ({
    subject: 'Your part of a subscription transfer form',
    paragraphs: [
      `${f.currentPartner} has signed the form.`,
      about(f),
      'Please send your part through your portal (new-partner.submitted): contact data of your admin and signatory, the reseller relationship with the customer, and your agreement with it.',
      `It is needed by ${f.deadline}.`,
    ],
  }),
  attachForm: (f) => ({
    subject: 'The transfer form is complete: please attach it to the service ticket',
    paragraphs: [
      about(f),
      `Download the form, attach it to service ticket ${f.serviceTicket} with File Upload (no second ticket), and report it through your portal (form.attached).`,
      `File: ${f.transferId}.pdf, SHA-256 ${f.formHash}.`,
      'Checked: three signatures, both admins’ contacts, relationship, agreement, country, offer.',
    ],
  }),
  formNotReady: (f) => ({
    subject: 'The transfer form does not pass the submission check yet',
    paragraphs: [
      about(f),
      `What is missing: ${f.checkFailures}`,
      'Signatures that are too old are collected again after a correction (correction.requested).',
    ],
  }),
  formSubmitted: (f) => ({
    subject: 'The transfer form is with Microsoft',
    paragraphs: [
      about(f),
      `The completed form is attached to service ticket ${f.serviceTicket}. Microsoft Support answers within eight business hours: by ${f.dueAt}.`,
      'Microsoft will contact the admins of both partners to verify the transfer.',
    ],
  }),
  supportHalfTime: (f) => ({
    subject: 'Four of eight business hours have passed without an answer',
    paragraphs: [about(f), `Service ticket ${f.serviceTicket}; the answer is due ${f.dueAt}.`],
  }),
  supportThreeQuarters: (f) => ({
    subject: 'Six of eight business hours have passed without an answer',
    paragraphs: [about(f), `Service ticket ${f.serviceTicket}; the answer is due ${f.dueAt}.`],
  }),
  supportBreached: (f) => ({
    subject: 'Microsoft Support has not answered in time',
    paragraphs: [
      about(f),
      `The answer to service ticket ${f.serviceTicket} was due ${f.dueAt}. Please ask for it on the ticket; an answer that comes later still counts.`,
    ],
  }),
  supportStillSilent: (f) => ({
    subject: 'Still no answer from Microsoft Support',
    paragraphs: [about(f), `The answer to service ticket ${f.serviceTicket} was due ${f.dueAt}.`],
  }),
  receiptConfirmed: (f) => ({
    subject: 'Microsoft Support has the transfer form',
    paragraphs: [
      about(f),
      `Microsoft Support confirms receipt on service ticket ${f.serviceTicket}. Its decision follows.`,
    ],
  }),
  subscriptionMoved: (f) => ({
    subject: 'Microsoft Support has moved the subscription',
    paragraphs: [
      about(f),
      'The subscription has moved to the new partner.',
      f.cutOffDate ? `Billing moves to the new partner on ${f.cutOffDate}.` : '',
    ],
  }),
  formIncomplete: (f) => ({
    subject: 'Microsoft Support calls the form incomplete',
    paragraphs: [
      about(f),
      f.supportNote
        ? `Microsoft Support writes: ${f.supportNote}`
        : `Please see service ticket ${f.serviceTicket}.`,
      `${f.currentPartner} mends what is missing and attaches the form again by ${f.deadline}; if it has to be signed anew, it asks for a correction.`,
    ],
  }),
  removeOldAccess: (f) => ({
    subject: 'Please remove the old partner’s access',
    paragraphs: [
      about(f),
      'The transfer changes billing only; the old partner still has its roles on the subscription. Give the new partner its role first and never remove the last Owner.',
      `Sign in with Connect-AzAccount${f.cloud === 'usgov' ? ' -Environment AzureUSGovernment' : ''} -Tenant '${f.customerMicrosoftId}', choose the subscription with Set-AzContext -Subscription '${f.azureSubscriptionId}', list the roles with Get-AzRoleAssignment | ConvertTo-Json, and remove the old partner’s.`,
      `${f.newPartner} then reports the list through its portal (access.reported); the customer may be the one who runs the commands.`,
    ],
  }),
  correctionRequested: (f) => ({
    subject: 'The transfer form is being corrected',
    paragraphs: [
      about(f),
      `The ${f.correctionBy} asked for it: ${f.correctionReason}`,
      'All signatures given so far are void, and earlier links no longer work. You will be asked again.',
    ],
  }),
  stageReminder: (f) => ({
    subject: 'Reminder: a subscription transfer is waiting for you',
    paragraphs: [
      about(f),
      `What is missing: ${f.waitingFor}.`,
      f.deadline ? `It is needed by ${f.deadline}.` : 'There is no deadline.',
    ],
  }),
  transferEnded: (f) => ({
    subject:
      f.stage === 'completed'
        ? 'The subscription transfer is complete'
        : 'The subscription transfer has ended',
    paragraphs: [
      about(f),
      isEnd(f.stage) ? `It is ${f.stage}: ${f.reason}` : '',
      f.stage === 'completed'
        ? `From now on name both ids in every support ticket: Azure subscription id ${f.azureSubscriptionId}; Partner Center subscription id ${f.newPartnerCenterSubscriptionId}.`
        : 'Links to sign no longer work.',
    ],
  }),
};
