import type {
  FormContent,
  NewPartnerContent,
  PartnerContent,
} from '../../../shared/form/pdf/form-content.ts';

/** The current partner of the samples (names and ids of DOMAIN 14). */
export const fabrikam: PartnerContent = {
  organisationName: 'Fabrikam, Inc.',
  microsoftId: 'da6c51b5-1246-4a42-b4ab-cbf38df54537',
  address: {
    line1: '4567 Main Street',
    line2: 'Suite 700',
    city: 'Buffalo',
    state: 'NY',
    postalCode: '98052',
    country: 'US',
  },
  kind: 'direct',
  partnerId: '517285',
  admin: {
    firstName: 'Ana',
    lastName: 'Trujillo',
    email: 'ana.trujillo@fabrikam.example',
    phone: '+1 425 555 0100',
  },
};

/** A form of a US Government transfer, on Letter paper. */
export const plainContent: FormContent = {
  formVersion: '1.0',
  transferId: '01JD3W9XQ8T4N6M2K7V5B1C0ZR',
  revision: 1,
  cloud: 'usgov',
  createdAt: '2026-11-20T17:00:05Z',
  serviceTicket: '2402084010005835',
  customer: {
    organisationName: 'Lucerne Publishing',
    microsoftId: 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0',
    tenantDomain: 'lucernepublishing.onmicrosoft.us',
    tenantCountry: 'US',
    contact: {
      firstName: 'Maria',
      lastName: 'Cameron',
      email: 'maria.cameron@lucerne.example',
      phone: '4255550100',
    },
  },
  subscription: {
    azureSubscriptionId: '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7',
    partnerCenterSubscriptionId: 'a356ac8c-e310-44f4-bf85-c7f29044af99',
    offerId: 'MS-AZR-USGOV-0145P',
    friendlyName: 'Production workloads',
  },
  currentPartner: fabrikam,
};

/** What the new partner adds to it. */
export const newPartnerContent: NewPartnerContent = {
  organisationName: 'Contoso Cloud Services LLC',
  microsoftId: '656218b1-80c9-40b2-83ae-3a2703b55271',
  address: { line1: 'One Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' },
  kind: 'indirect-provider',
  partnerId: '4391507',
  admin: {
    firstName: 'John',
    lastName: 'Smith',
    email: 'john.smith@contoso.example',
    phone: '+1 425 555 0199',
  },
  resellerRelationship: {
    confirmedAt: '2026-11-18T09:30:00Z',
    evidence: 'Invitation accepted by the customer’s Global admin',
  },
  agreement: {
    name: 'Microsoft Customer Agreement with Exhibit A',
    dateAgreed: '2026-11-17',
    attestedBy: 'John Smith',
  },
};

/** Polish, Greek, Cyrillic, Vietnamese, Chinese and Japanese names on A4. */
export const worldContent: FormContent = {
  ...plainContent,
  cloud: 'public',
  customer: {
    ...plainContent.customer,
    organisationName: 'Łódzkie Żółwie sp. z o.o. — Αθήνα Εκδόσεις — Общество «Ёлка»',
    tenantDomain: 'lodz.onmicrosoft.com',
    contact: {
      firstName: 'Zażółć',
      lastName: 'Gęślą-Jaźń',
      email: 'zazolc@lodz.example',
      phone: '+48 42 555 01 00',
    },
  },
  subscription: {
    ...plainContent.subscription,
    offerId: 'MS-AZR-0145P',
    friendlyName: '生产环境 (东京 本番ワークロード)',
  },
  currentPartner: {
    ...fabrikam,
    organisationName: '北京云计算服务有限公司 / 株式会社クラウド東京',
    address: {
      line1: 'Οδός Ερμού 12',
      line2: 'улица Чайковского, 7',
      city: 'Nguyễn Huệ',
      postalCode: '100-0001',
      country: 'US',
    },
    admin: { firstName: '李', lastName: '雷', email: 'li.lei@beijing.example', phone: '+86 10 5555 0100' },
  },
};

/** A text of exactly so many characters with words of ordinary length. */
export function longText(
  length: number,
  words = 'Worldwide Importers of Extraordinarily Long Company Names ',
): string {
  return words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length - 1)
    .padEnd(length, 'x');
}

/** Every field at the longest value the doors accept. */
export const longContent: FormContent = {
  ...plainContent,
  cloud: 'public',
  customer: {
    ...plainContent.customer,
    organisationName: longText(200),
    tenantDomain: `${'a'.repeat(50)}.onmicrosoft.com`,
    contact: {
      firstName: longText(50),
      lastName: 'Q'.repeat(50),
      email: `${'e'.repeat(64)}@${'m'.repeat(60)}.example`,
    },
  },
  subscription: { ...plainContent.subscription, friendlyName: longText(200) },
  currentPartner: {
    ...fabrikam,
    organisationName: '云'.repeat(200),
    address: { ...fabrikam.address, line1: longText(200), line2: longText(200), city: longText(60) },
  },
};
