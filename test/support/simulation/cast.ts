import type { Partner } from '../../../shared/partners/partner.ts';
import type { Customer, Party, Signatory } from '../../../shared/transfer/party.ts';
import type { NewPartnerPart, Subscription } from '../../../shared/transfer/transfer.ts';
import type { TransferRequest } from '../../../shared/workflow/transfer-request.ts';
import { a, aPartner, aPartnersDetails } from '../a-party.ts';

/** The partners everybody knows; Northwind is nobody's partner in the first transfer. */
export const contoso: Partner = aPartner();
export const fabrikam: Partner = aPartner({ ...a.newPartner, mailTo: 'transfers@fabrikam.com' });
export const northwind: Partner = aPartner({
  partnerId: 'northwind',
  organisationName: 'Northwind Traders',
  microsoftId: '0b2fd3a6-7d7c-4c07-9c0f-2f2a4b8f5d10',
  groupIds: ['1c7a6f52-2f5c-4d5e-8d1c-9a4b7e3f2a10'],
  mailTo: 'transfers@northwind.com',
});

const adatum: Customer = {
  ...a.customer,
  organisationName: 'Adatum',
  microsoftId: 'c3a1f0de-5b0f-4a43-8a55-7a5a3c9b1e22',
  tenantDomain: 'adatum.onmicrosoft.com',
  contact: { ...a.customer.contact, firstName: 'Omar', lastName: 'Haddad', email: 'omar@adatum.com' },
};

const otherSubscription: Subscription = {
  ...a.subscription,
  azureSubscriptionId: '7f3d1f2c-93a8-4d0e-8a11-5b1c2d3e4f50',
  partnerCenterSubscriptionId: '8a4e2f3d-04b9-4e1f-9b22-6c2d3e4f5a61',
};

/** Lucerne Publishing leaves Contoso for Fabrikam; its written request was received half an hour ago. */
export function lucernesRequest(now: number): TransferRequest {
  return {
    cloud: 'usgov',
    request: {
      by: 'Renée Lemaire',
      receivedAt: new Date(now - 1_800_000).toISOString(),
      text: 'Please move our Azure subscription to Fabrikam.',
    },
    customer: a.customer,
    subscription: a.subscription,
    currentPartner: aPartnersDetails('Ana', 'Ortiz', 'contoso.com'),
    newPartnerId: 'fabrikam',
  };
}

/** Adatum leaves Northwind for Fabrikam, at the same time. */
export function adatumsRequest(now: number): TransferRequest {
  return {
    ...lucernesRequest(now),
    customer: adatum,
    subscription: otherSubscription,
    currentPartner: aPartnersDetails('Nils', 'Berg', 'northwind.com'),
  };
}

/** What the customer knows of Fabrikam and Fabrikam enters of itself, with another signatory if one is given. */
export function fabrikamsDetails(signatory?: Signatory): NewPartnerPart['details'] {
  const details = aPartnersDetails('Łukasz', '李', 'fabrikam.com');
  return signatory ? { ...details, signatory } : details;
}

/** What Fabrikam fills in. */
export function fabrikamsPart(now: string, signatory?: Signatory): NewPartnerPart {
  return {
    details: fabrikamsDetails(signatory),
    resellerRelationship: { confirmedAt: now, evidence: 'Invitation accepted by the customer’s admin' },
    agreement: { name: 'Cloud agreement 7', dateAgreed: now.slice(0, 10), attestedBy: 'Łukasz 李' },
  };
}

/** One who signs for whoever asks: only for one party at a time, if the product is right. */
export const consultant: Signatory = {
  firstName: 'Kim',
  lastName: 'Akers',
  email: 'kim@litware.com',
  title: 'Consultant',
};

const DOMAINS: Record<Party, string> = {
  currentPartner: 'contoso.com',
  customer: 'lucernepublishing.com',
  newPartner: 'fabrikam.com',
};

/** Somebody else of a party's own house; a number makes one colleague of many. */
export const colleague = (party: Party, number: number): Signatory => ({
  firstName: 'Noé',
  lastName: `Duval ${number}`,
  email: `noe.${number}@${DOMAINS[party]}`,
});

/** The role assignments of a subscription as PowerShell prints them, the old partner still there or not any more. */
export function roleAssignments(
  oldPartner: { groupIds: string[] },
  { azureSubscriptionId }: Pick<Subscription, 'azureSubscriptionId'>,
  stillThere: boolean,
) {
  const row = (ObjectId: string, DisplayName: string, ObjectType: string) => ({
    ObjectId,
    DisplayName,
    ObjectType,
    RoleDefinitionName: 'Owner',
    Scope: `/subscriptions/${azureSubscriptionId}`,
  });
  const own = row('5d0f6d1e-0f61-4c3c-8a6b-1c2d3e4f5a6b', 'Customer admins', 'Group');
  const old = row(oldPartner.groupIds[0] ?? '', 'AdminAgents', 'ForeignGroup');
  return stillThere ? [own, old] : [own];
}

/** The commerce id after the transfer, a new one. */
export const NEW_COMMERCE_ID = '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11';

/** Words that identify a person; they belong into the transfer, its mails and its form, and nowhere else. */
export const PERSONAL = [
  '@contoso.com',
  '@fabrikam.com',
  '@northwind.com',
  '@adatum.com',
  '@lucernepublishing.com',
  '@litware.com',
  '4255550100',
  'One Microsoft Way',
];

/** Names of persons: allowed in the audit trail where a fact has a field for them, never in a history. */
export const NAMES = ['Lemaire', 'Ortiz', 'Haddad', 'Berg', 'Łukasz', '李', 'Devon Torres', 'Duval', 'Akers'];
