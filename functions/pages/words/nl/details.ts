import type { details as english } from '../en/details.ts';

/** The new partner's details as fields of a form (R-25, R-30, DOMAIN 6.2), for the customer who proposes and for the partner itself. */
export const details = {
  groups: {
    address: 'Het adres van de nieuwe partner',
    admin: 'De beheerder, die door Microsoft wordt gebeld',
    signatory: 'Wie namens de nieuwe partner ondertekent',
  },
  ownGroups: {
    address: 'Het adres van uw organisatie',
    admin: 'Uw beheerder, die door Microsoft wordt gebeld',
    signatory: 'Wie namens uw organisatie ondertekent',
  },
  ofAdmin: 'beheerder',
  ofSignatory: 'ondertekenaar',
  line1: 'Straat en huisnummer',
  line2: 'Tweede regel',
  city: 'Plaats',
  state: 'Staat',
  stateHint: 'Twee letters, zoals WA',
  postalCode: 'Postcode',
  country: 'Land',
  countryHint: 'Twee hoofdletters, zoals NL',
  partnerNumber: 'PartnerID',
  partnerNumberHint: '4 tot 10 cijfers',
  firstName: 'Voornaam',
  lastName: 'Achternaam',
  email: 'E-mailadres',
  phone: 'Telefoon',
  phoneHint: 'Zoals +31 20 555 0100',
  position: 'Functie',
  roleLabel: 'Rol bij de partner',
  role: { 'Global admin': 'Globale beheerder (Global admin)', 'Admin agent': 'Admin agent' },
} satisfies typeof english;
