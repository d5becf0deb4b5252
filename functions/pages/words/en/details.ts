import type { z } from 'zod';
import type { AdminRole } from '../../../../shared/transfer/party.ts';

const role: Record<z.infer<typeof AdminRole>, string> = {
  'Global admin': 'Global admin',
  'Admin agent': 'Admin agent',
};

/** The new partner's details as fields of a form (R-25, R-30, DOMAIN 6.2), for the customer who proposes and for the partner itself. */
export const details = {
  groups: {
    address: 'The new partner’s address',
    admin: 'Its admin, whom Microsoft will call',
    signatory: 'Who signs for it',
  },
  ownGroups: {
    address: 'Your organisation’s address',
    admin: 'Your admin, whom Microsoft will call',
    signatory: 'Who signs for your organisation',
  },
  ofAdmin: 'admin',
  ofSignatory: 'signatory',
  line1: 'Street and number',
  line2: 'Second line',
  city: 'City',
  state: 'State',
  stateHint: 'Two letters, such as WA',
  postalCode: 'Postal code',
  country: 'Country',
  countryHint: 'Two capital letters, such as US',
  partnerNumber: 'PartnerID',
  partnerNumberHint: '4 to 10 digits',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'E-mail address',
  phone: 'Telephone',
  phoneHint: 'Such as +1 425 555 0100',
  position: 'Position',
  roleLabel: 'Role at the partner',
  role,
};
