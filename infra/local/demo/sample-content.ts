/** One believable case: Lucerne Publishing moves from Fabrikam to Contoso (Microsoft's sample names and ids, DOMAIN 14). */

const mailbox = (firstName: string) => firstName.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

type Sample = {
  domain: string;
  address: Record<'line1' | 'city' | 'state' | 'postalCode', string>;
  partnerNumber: string;
  phone: string;
  admin: [firstName: string, lastName: string];
  signatory: [firstName: string, lastName: string, title: string];
};

const FABRIKAM: Sample = {
  domain: 'fabrikam.example',
  address: { line1: 'One Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052' },
  partnerNumber: '517285',
  phone: '+1 425 555 0100',
  admin: ['Nia', 'Olsen'],
  signatory: ['Frank', 'Weber', 'Managing director'],
};

const CONTOSO: Sample = {
  domain: 'contoso.example',
  address: { line1: '1200 Peachtree Street NE', city: 'Atlanta', state: 'GA', postalCode: '30309' },
  partnerNumber: '4260918',
  phone: '+1 404 555 0142',
  admin: ['Ada', 'Lindqvist'],
  signatory: ['Zoë', 'Nowak', 'Head of cloud'],
};

const detailsOf = ({ domain, address, partnerNumber, phone, admin, signatory }: Sample) => ({
  address: { ...address, country: 'US' },
  partnerNumber,
  admin: { firstName: admin[0], lastName: admin[1], email: `${mailbox(admin[0])}@${domain}`, phone },
  signatory: {
    firstName: signatory[0],
    lastName: signatory[1],
    email: `${mailbox(signatory[0])}@${domain}`,
    title: signatory[2],
  },
});

export const AZURE_SUBSCRIPTION = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
/** Not the Azure id: the subscription has moved once before, and a move leaves an id of its own (D-22). */
const OLD_COMMERCE_ID = '8d7c1f52-3b0e-4e6a-9f43-61c0a2d9be74';
export const NEW_COMMERCE_ID = 'a356ac8c-e310-44f4-bf85-c7f29044af99';

/** The customer's written request with everything the current partner knows. */
export const transferRequest = (receivedAt: string, azureSubscriptionId = AZURE_SUBSCRIPTION) => ({
  cloud: 'usgov',
  request: {
    by: 'Maria Keller',
    receivedAt,
    alsoSentTo: 'Microsoft',
    text: 'Please move our Azure subscription to Contoso. Kind regards, Maria Keller, Lucerne Publishing',
  },
  customer: {
    organisationName: 'Lucerne Publishing',
    microsoftId: 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0',
    tenantDomain: 'lucernepublishing.onmicrosoft.us',
    tenantCountry: 'US',
    contact: {
      firstName: 'Maria',
      lastName: 'Keller',
      email: 'maria@lucernepublishing.example',
      phone: '+1 312 555 0111',
      title: 'CIO',
    },
  },
  subscription: {
    azureSubscriptionId,
    partnerCenterSubscriptionId: OLD_COMMERCE_ID,
    offerId: 'MS-AZR-USGOV-0145P',
    status: 'active',
    friendlyName: 'Publishing platform',
  },
  currentPartner: detailsOf(FABRIKAM),
  newPartnerId: 'contoso',
});

/** What the new partner fills in. */
export const newPartnerPart = (confirmedAt: string) => ({
  details: detailsOf(CONTOSO),
  resellerRelationship: { confirmedAt, evidence: 'Invitation accepted by Maria Keller' },
  agreement: {
    name: 'Microsoft Customer Agreement, Exhibit A',
    dateAgreed: confirmedAt.slice(0, 10),
    attestedBy: 'Ada Lindqvist',
  },
});
