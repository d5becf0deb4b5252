/** One text field of the form. `span` is its share of the twelve columns of a row. */
export interface FieldSpec {
  /** The field's full name; a full stop would mean a hierarchy to PDF, so parts are joined by `_`. */
  name: string;
  label: string;
  span: number;
  /** How many lines a long value may take. */
  lines: number;
}

/** A titled group of rows; `who` says who fills it in, and when. */
export interface SectionSpec {
  title: string;
  who: string;
  rows: readonly (readonly FieldSpec[])[];
}

/** The locks of a party's signature are made of these prefixes of field names. */
export type Group = 'head' | 'customer' | 'subscription' | 'currentPartner' | 'newPartner' | 'declarations';

type Entry = readonly [path: string, label: string, span: number, lines?: number];

const partnerRows: readonly (readonly Entry[])[] = [
  [['organisationName', 'Organisation name', 12, 3]],
  [
    ['microsoftId', 'Microsoft ID', 5],
    ['kind', 'Kind of partner', 3],
    ['partnerId', 'Partner ID', 2],
    ['admin_role', 'Role of the admin', 2],
  ],
  [
    ['address_line1', 'Address', 6, 3],
    ['address_line2', 'Address, second line', 6, 3],
  ],
  [
    ['address_city', 'City', 5, 2],
    ['address_state', 'State', 2],
    ['address_postalCode', 'Postal code', 3],
    ['address_country', 'Country', 2],
  ],
  [
    ['admin_firstName', 'Admin, first name', 3, 2],
    ['admin_lastName', 'Admin, last name', 3, 2],
    ['admin_email', 'Admin, e-mail', 4, 3],
    ['admin_phone', 'Admin, phone', 2],
  ],
];

/** Who is moving what, above all sections (DOMAIN 6.2). */
export const HEAD: SectionSpec = section('head', '', '', [
  [
    ['transferId', 'Transfer', 6, 2],
    ['serviceTicket', 'Service ticket', 4],
    ['revision', 'Revision', 2],
  ],
  [
    ['cloud', 'Cloud', 6],
    ['createdAt', 'Created (UTC)', 4],
    ['formVersion', 'Form version', 2],
  ],
]);

/** Sections of the first page: all that signature 1 covers and locks. */
export const FIRST_PAGE: readonly SectionSpec[] = [
  section('customer', 'Customer', 'From the current partner, before signature 1', [
    [['organisationName', 'Organisation name', 12, 3]],
    [
      ['microsoftId', 'Microsoft ID (tenant)', 5],
      ['tenantDomain', 'Tenant domain', 5, 2],
      ['tenantCountry', 'Country', 2],
    ],
    [
      ['contact_firstName', 'Contact, first name', 3, 2],
      ['contact_lastName', 'Contact, last name', 3, 2],
      ['contact_email', 'Contact, e-mail', 4, 3],
      ['contact_phone', 'Contact, phone', 2],
    ],
  ]),
  section('subscription', 'Subscription', 'From the current partner, before signature 1', [
    [
      ['azureSubscriptionId', 'Azure subscription ID (stays; Azure portal and recon file)', 6],
      ['partnerCenterSubscriptionId', 'Partner Center subscription ID (billing)', 6],
    ],
    [
      ['offerId', 'Offer', 4],
      ['friendlyName', 'Name of the subscription', 8, 2],
    ],
  ]),
  section('currentPartner', 'Current partner', 'From the current partner, before signature 1', partnerRows),
];

/** Sections of the second page above the signatures: what the new partner adds. */
export const SECOND_PAGE: readonly SectionSpec[] = [
  section('newPartner', 'New partner', 'From the new partner, before signatures 2 and 3', partnerRows),
  section('declarations', 'Declarations', 'From the new partner, before signatures 2 and 3', [
    [['sameCountry', 'The new partner and the customer’s tenant are in the same country', 12]],
    [
      ['relationshipConfirmedAt', 'Reseller relationship confirmed', 4],
      ['relationshipEvidence', 'Evidence of the relationship with the customer', 8, 3],
    ],
    [
      ['agreementName', 'Agreement between customer and new partner', 6, 2],
      ['agreementDate', 'Agreed on', 2],
      ['agreementAttestedBy', 'Attested by', 4, 2],
    ],
  ]),
];

/** The text fields whose names start with one of these groups. */
export function fieldNames(...groups: readonly Group[]): string[] {
  return [HEAD, ...FIRST_PAGE, ...SECOND_PAGE]
    .flatMap((part) => part.rows.flat())
    .map((field) => field.name)
    .filter((name) => groups.some((group) => name.startsWith(`${group}_`)));
}

function section(group: Group, title: string, who: string, rows: readonly (readonly Entry[])[]): SectionSpec {
  return {
    title,
    who,
    rows: rows.map((row) =>
      row.map(([path, label, span, lines = 1]) => ({ name: `${group}_${path}`, label, span, lines })),
    ),
  };
}
