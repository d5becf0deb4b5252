import type { Partner } from '../../shared/partners/partner.ts';
import type { Customer, PartnerDetails, PartnerIdentity } from '../../shared/transfer/party.ts';
import type { Subscription } from '../../shared/transfer/transfer.ts';

const customer: Customer = {
  organisationName: 'Lucerne Publishing',
  microsoftId: 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0',
  tenantDomain: 'lucernepublishing.onmicrosoft.com',
  tenantCountry: 'US',
  contact: {
    firstName: 'Renée',
    lastName: 'Lemaire',
    email: 'renee@lucernepublishing.com',
    phone: '4255550100',
    title: 'Head of IT',
  },
  language: 'en',
};

const subscription: Subscription = {
  azureSubscriptionId: '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7',
  partnerCenterSubscriptionId: 'a356ac8c-e310-44f4-bf85-c7f29044af99',
  offerId: 'ms-azr-usgov-0145p',
  status: 'active',
  friendlyName: 'Production',
};

const currentPartner: PartnerIdentity = {
  partnerId: 'contoso',
  organisationName: 'Contoso',
  microsoftId: 'da6c51b5-1246-4a42-b4ab-cbf38df54537',
  country: 'US',
  kind: 'direct',
  groupIds: ['6b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b111'],
};

const newPartner: PartnerIdentity = {
  partnerId: 'fabrikam',
  organisationName: 'Fabrikam',
  microsoftId: '656218b1-80c9-40b2-83ae-3a2703b55271',
  country: 'US',
  kind: 'indirect-provider',
  groupIds: [],
};

/** The parties of DOMAIN 14: Lucerne Publishing moves from Contoso to Fabrikam. */
export const a = { customer, subscription, currentPartner, newPartner } as const;

/** What a partner enters about itself; its admin and its signatory are one person here. */
export function aPartnersDetails(firstName: string, lastName: string, domain: string): PartnerDetails {
  const email = `signatory@${domain}`;
  return {
    address: {
      line1: 'One Microsoft Way',
      city: 'Redmond',
      state: 'WA',
      postalCode: '98052-8300',
      country: 'US',
    },
    partnerNumber: '1234567',
    admin: {
      firstName,
      lastName,
      email: `admin@${domain}`,
      phone: '4255550100',
      role: 'Global admin',
    },
    signatory: { firstName, lastName, email, phone: '4255550100', title: 'Director' },
  };
}

/** A registered partner, by default the current partner of DOMAIN 14. */
export function aPartner(overrides: Partial<Partner> = {}): Partner {
  return {
    ...currentPartner,
    status: 'active',
    appIds: ['2b5c0f5e-6a0d-4b0c-9d7e-5d1f0f5c1a11'],
    webhookKeys: [{ keyId: 'k1', publicKey: 'whpk_BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=' }],
    mailTo: 'transfers@contoso.com',
    ...overrides,
  };
}
