import type { Admin } from '../transfer/party.ts';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';

/** What a ticket is about, before and after the subscription has moved: all the two drafts differ in. */
export type Matter = {
  kind: 'transferRequest' | 'followUp';
  /** Without the customer's name, which follows it. */
  title: string;
  notes: string[];
  admin: Admin;
  commerceId: string;
  opening: string;
  /** How the two partners are called. */
  partners: [currentPartner: string, newPartner: string];
  ids: [string, string][];
  more: [string, string][];
};

const OWN_CONTACT = 'Give your own contact data in the ticket, not the customer’s.';

/** Until the move: the current partner asks Microsoft to transfer (R-12…R-16). */
export function transferRequest(transfer: Transfer): Matter {
  const { azureSubscriptionId, partnerCenterSubscriptionId } = transfer.subscription;
  const { serviceTicket } = transfer;
  return {
    kind: 'transferRequest',
    title: 'CSP subscription transfer request',
    admin: transfer.currentPartner.details.admin,
    commerceId: partnerCenterSubscriptionId,
    opening:
      'Please transfer this Azure subscription from the current partner to the new partner. The CSP Subscription Transfer form, signed by both partners and the customer, will be attached to this ticket.',
    partners: ['Current partner', 'New partner'],
    ids: [
      ['Azure subscription ID (to transfer)', azureSubscriptionId],
      ['Partner Center subscription ID (current partner, billing)', partnerCenterSubscriptionId],
    ],
    more: [],
    notes: [
      OWN_CONTACT,
      ...(serviceTicket
        ? [`Service ticket ${serviceTicket.number} is recorded already: use that one, open no second.`]
        : []),
    ],
  };
}

/** After the move every ticket is the new partner's and names both ids, the new commerce id among them (R-22…R-24, D-21). */
export function followUp(transfer: Transfer): Matter | Refusal {
  const { newPartner, subscription, cutOffDate, serviceTicket } = transfer;
  const commerceId = transfer.newPartnerCenterSubscriptionId;
  if (commerceId === undefined)
    return refuse('commerce-id-missing', [
      {
        path: 'newPartnerCenterSubscriptionId',
        message: 'is not known yet: a ticket after the transfer names both ids (R-24)',
      },
    ]);
  const admin = newPartner.part?.details.admin;
  if (!admin) return refuse('message-out-of-order', [{ path: 'newPartner.admin', message: 'is not known' }]);
  return {
    kind: 'followUp',
    title: 'CSP subscription transfer follow-up',
    admin,
    commerceId,
    opening:
      'This Azure subscription was transferred to us, the new partner; both of its ids are named below.',
    partners: ['Current partner (until the transfer)', 'New partner (since the transfer)'],
    ids: [
      ['Azure subscription ID (unchanged by the transfer)', subscription.azureSubscriptionId],
      ['Partner Center subscription ID (new partner, billing)', commerceId],
    ],
    more: [
      ...(cutOffDate ? [['Cut-off date of billing', cutOffDate] as [string, string]] : []),
      ...(serviceTicket
        ? [['Service ticket of the transfer', serviceTicket.number] as [string, string]]
        : []),
    ],
    notes: [
      OWN_CONTACT,
      'Add below the ids what you need help with; choose another issue type or problem type if it is about something else.',
    ],
  };
}
