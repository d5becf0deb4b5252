/** One believable case: Lucerne Publishing moves from Fabrikam to Contoso (Microsoft's sample names and ids, DOMAIN 14). */

const address = {
  line1: 'One Microsoft Way',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
};

const mailbox = (firstName: string) => firstName.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');

const partnerDetails = (domain: string, admin: [string, string], signatory: [string, string, string]) => ({
  address,
  partnerNumber: '517285',
  admin: {
    firstName: admin[0],
    lastName: admin[1],
    email: `${admin[0].toLowerCase()}@${domain}`,
    phone: '425 555 0100',
  },
  signatory: {
    firstName: signatory[0],
    lastName: signatory[1],
    email: `${mailbox(signatory[0])}@${domain}`,
    title: signatory[2],
  },
});

export const AZURE_SUBSCRIPTION = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
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
      phone: '425 555 0111',
      title: 'CIO',
    },
  },
  subscription: {
    azureSubscriptionId,
    partnerCenterSubscriptionId: azureSubscriptionId,
    offerId: 'MS-AZR-USGOV-0145P',
    status: 'active',
    friendlyName: 'Publishing platform',
  },
  currentPartner: partnerDetails(
    'fabrikam.example',
    ['Nia', 'Olsen'],
    ['Frank', 'Weber', 'Managing director'],
  ),
  newPartnerId: 'contoso',
});

/** What the new partner fills in. */
export const newPartnerPart = (confirmedAt: string) => ({
  details: partnerDetails('contoso.example', ['Ada', 'Lindqvist'], ['Zoë', 'Nowak', 'Head of cloud']),
  resellerRelationship: { confirmedAt, evidence: 'Invitation accepted by Maria Keller' },
  agreement: {
    name: 'Microsoft Customer Agreement, Exhibit A',
    dateAgreed: confirmedAt.slice(0, 10),
    attestedBy: 'Ada Lindqvist',
  },
});
