import type { Language } from '../../../shared/transfer/party.ts';
import type { Fields } from '../parts/faults.ts';
import type { Field } from '../parts/field.ts';
import { details as en } from '../words/en/details.ts';
import { details as nl } from '../words/nl/details.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** The roles an admin can have, which is a choice and no text. */
export const ROLE_FIELD = 'admin.role';

/** Some fields of the details under one heading; `whose` tells fields of the same name apart where faults are listed. */
export type Group = { of: 'address' | 'admin' | 'signatory'; title: string; whose: string; fields: Field[] };

const person = (whose: string, words: typeof en): Field[] => [
  { name: `${whose}.firstName`, label: words.firstName, max: 50 },
  { name: `${whose}.lastName`, label: words.lastName, max: 50 },
  { name: `${whose}.email`, label: words.email, type: 'email', max: 254 },
];

const address = (words: typeof en): Field[] => [
  { name: 'address.line1', label: words.line1 },
  { name: 'address.line2', label: words.line2, optional: true },
  { name: 'address.city', label: words.city, max: 100 },
  { name: 'address.state', label: words.state, max: 2, optional: true, hint: words.stateHint },
  { name: 'address.postalCode', label: words.postalCode, max: 20 },
  { name: 'address.country', label: words.country, max: 2, hint: words.countryHint, pattern: '[A-Z]{2}' },
  {
    name: 'partnerNumber',
    label: words.partnerNumber,
    max: 10,
    optional: true,
    hint: words.partnerNumberHint,
    pattern: '[0-9]{4,10}',
  },
];

/** The new partner's details as a person enters them, by the names the domain has for them (R-25, R-30, DOMAIN 6.2); `own` speaks to the new partner itself. */
export function detailsGroups(language: Language, own = false): Group[] {
  const words = WORDS[language];
  const titles = own ? words.ownGroups : words.groups;
  const phone: Field = {
    name: 'admin.phone',
    label: words.phone,
    type: 'tel',
    max: 25,
    hint: words.phoneHint,
  };
  const alsoPhone: Field = {
    name: 'signatory.phone',
    label: words.phone,
    type: 'tel',
    max: 25,
    optional: true,
  };
  const position: Field = { name: 'signatory.title', label: words.position, max: 100, optional: true };
  return [
    { of: 'address', title: titles.address, whose: '', fields: address(words) },
    { of: 'admin', title: titles.admin, whose: words.ofAdmin, fields: [...person('admin', words), phone] },
    {
      of: 'signatory',
      title: titles.signatory,
      whose: words.ofSignatory,
      fields: [...person('signatory', words), position, alsoPhone],
    },
  ];
}

/** The same fields by the places faults name. */
export const detailsPlaces = (language: Language): Fields =>
  Object.fromEntries([
    ...detailsGroups(language).flatMap(({ whose, fields }) =>
      fields.map(({ name, label }) => [
        `details.${name}`,
        { id: name, label: whose ? `${label} (${whose})` : label },
      ]),
    ),
    [`details.${ROLE_FIELD}`, { id: ROLE_FIELD, label: WORDS[language].roleLabel }],
  ]);
