import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Field } from '../parts/field.ts';
import { part as en } from '../words/en/part.ts';
import { part as nl } from '../words/nl/part.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** A field of what the new partner attests; `moment` takes a day with its time. */
type Attested = Field | (Pick<Field, 'name' | 'label' | 'hint'> & { type: 'moment' });

/** What the new partner attests, by the names the domain has for it: relationship first, then agreement. */
export function attestedGroups(
  language: Language,
  { customer, newPartner }: Pick<Transfer, 'customer' | 'newPartner'>,
  now: string,
): { title: string; why?: string; fields: Attested[] }[] {
  const { relationship, agreement } = WORDS[language];
  const of = customer.organisationName;
  return [
    {
      title: relationship.legend(of),
      why: relationship.why,
      fields: [
        {
          name: 'resellerRelationship.confirmedAt',
          label: relationship.confirmedAt,
          type: 'moment',
          hint: relationship.confirmedAtHint(timeIn(language, now)),
        },
        {
          name: 'resellerRelationship.evidence',
          label: relationship.evidence,
          max: 500,
          hint: relationship.evidenceHint,
        },
        {
          name: 'resellerRelationship.invitationLink',
          label: relationship.invitationLink,
          type: 'url',
          max: 1000,
          optional: true,
          hint: relationship.invitationLinkHint(newPartner.identity.microsoftId),
        },
      ],
    },
    {
      title: agreement.legend(of),
      fields: [
        { name: 'agreement.name', label: agreement.name, hint: agreement.nameHint },
        { name: 'agreement.dateAgreed', label: agreement.dateAgreed, type: 'date', max: 10 },
        {
          name: 'agreement.attestedBy',
          label: agreement.attestedBy,
          max: 100,
          hint: agreement.attestedByHint,
          autocomplete: 'name',
        },
      ],
    },
  ];
}
