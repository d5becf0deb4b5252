import { type Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { detailsFieldsets, type ShownDetails } from '../follow/details-fieldsets.ts';
import { faultAt } from '../parts/faults.ts';
import { input } from '../parts/field.ts';
import { part as en } from '../words/en/part.ts';
import { part as nl } from '../words/nl/part.ts';
import { inEvery } from '../words/words.ts';
import { attestedGroups } from './attested-fields.ts';
import { momentInput } from './moment-input.ts';

const WORDS = inEvery(en, nl);

/** The whole part to be filled in and sent: details, relationship, agreement (R-25, R-26, R-28, R-30). */
export function partFields(transfer: Transfer, shown: ShownDetails, now: string): Html {
  const { language, typed, faults } = shown;
  const words = WORDS[language];
  const inputs = (fields: ReturnType<typeof attestedGroups>[number]['fields']) =>
    fields.map((field) => {
      const state = { language, value: typed.get(field.name), fault: faultAt(faults, field.name) };
      return field.type === 'moment' ? momentInput(field, state) : input(field, state);
    });
  return html`${detailsFieldsets({ ...shown, own: true })}${attestedGroups(language, transfer, now).map(
    ({ title, why, fields }) => html`<fieldset><legend>${title}</legend>
${why && html`<p>${why}</p>`}${inputs(fields)}</fieldset>
`,
  )}<p>${words.attest(transfer.newPartner.identity.organisationName)}</p>
<p><button type="submit">${words.send}</button></p>`;
}
