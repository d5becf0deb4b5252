import type { Chapter } from '../catalogue.ts';
import { by, contact, noHelp } from './words.ts';

/** Steps 1 and 2: the customer has asked, the current partner opens the ticket. */
export const request = {
  requestReceived: (f) => ({
    subject: 'Your Azure subscription transfer has started',
    parts: [
      `${f.currentPartner} has recorded your written request, and the subscription may be transferred.`,
      `Next, ${f.currentPartner} opens a service ticket with Microsoft and signs the transfer form. Then ${f.newPartner} adds its part, and you and ${f.newPartner} are asked to sign.`,
      f.deadline ? `The next step is due by ${f.deadline}.` : '',
      'Until the transfer is complete, please do not take your current partner’s permissions away: it could no longer open the ticket for you.',
      `${noHelp(f)} Plan to work closely with ${f.currentPartner}. ${contact(f)}`,
      f.followed
        ? 'Your own page shows how far the transfer is, whose turn it is and what is due. There you can also withdraw your request, until the form is with Microsoft.'
        : '',
    ],
  }),
  openServiceTicket: (f) => ({
    subject: 'Please open the service ticket for a subscription transfer',
    parts: [
      `${f.customer} has asked in writing for the transfer, and the subscription may be transferred. You are the one who opens the service ticket.`,
      `The way to the ticket: ${f.ticketPath}. Choose there:`,
      {
        list: [
          `Issue type: ${f.ticketValues.issueType}`,
          `Support plan: ${f.ticketValues.supportPlan}`,
          `Severity: ${f.ticketValues.severity}`,
          `Problem type: ${f.ticketValues.problemType}`,
          `Azure subscription ID: ${f.azureSubscriptionId}`,
          `Partner Center subscription ID: ${f.partnerCenterSubscriptionId}`,
        ],
      },
      ...(f.by === 'mail' && f.ticketDraft.length > 0
        ? ['And copy this into it:', { commands: f.ticketDraft }]
        : []),
      'Name both ids, and give your own contact data in the ticket, not the customer’s.',
      `Report the ticket number through your portal (service-ticket.opened)${by(f.deadline)}. If you would rather sign first and open the ticket later, say so (service-ticket.postponed); its number is needed before the form is attached.`,
      ...f.warnings.map((warning) => `Please note: ${warning}`),
      `Portals read the whole draft at GET ${f.api}/ticket-draft.`,
    ],
  }),
} satisfies Chapter;
