import type { Field } from '../parts/field.ts';

const person = (whose: string): Field[] => [
  { name: `${whose}.firstName`, label: 'First name', max: 50 },
  { name: `${whose}.lastName`, label: 'Last name', max: 50 },
  { name: `${whose}.email`, label: 'E-mail address', type: 'email', max: 254 },
];

/** The new partner's details as a person enters them, by the names the domain has for them (R-25, R-30, DOMAIN 6.2). */
export const GROUPS: readonly { title: string; fields: Field[] }[] = [
  {
    title: 'The new partner’s address',
    fields: [
      { name: 'address.line1', label: 'Street and number' },
      { name: 'address.line2', label: 'Second line', optional: true },
      { name: 'address.city', label: 'City', max: 100 },
      { name: 'address.state', label: 'State', max: 2, optional: true, hint: 'Two letters, such as WA' },
      { name: 'address.postalCode', label: 'Postal code', max: 20 },
      {
        name: 'address.country',
        label: 'Country',
        max: 2,
        hint: 'Two capital letters, such as US',
        pattern: '[A-Z]{2}',
      },
      {
        name: 'partnerNumber',
        label: 'PartnerID',
        max: 10,
        optional: true,
        hint: '4 to 10 digits',
        pattern: '[0-9]{4,10}',
      },
    ],
  },
  {
    title: 'Its admin, whom Microsoft will call',
    fields: [
      ...person('admin'),
      { name: 'admin.phone', label: 'Telephone', type: 'tel', max: 25, hint: 'Such as +1 425 555 0100' },
    ],
  },
  {
    title: 'Who signs for it',
    fields: [
      ...person('signatory'),
      { name: 'signatory.title', label: 'Position', max: 100, optional: true },
    ],
  },
];

/** The roles an admin can have, which is a choice and no text. */
export const ROLE_FIELD = 'admin.role';
