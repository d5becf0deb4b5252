import { type Html, html } from '../../../shared/mail/html.ts';
import { AdminRole, type Language } from '../../../shared/transfer/party.ts';
import { details as en } from '../words/en/details.ts';
import { details as nl } from '../words/nl/details.ts';
import { inEvery } from '../words/words.ts';
import { ROLE_FIELD } from './details-fields.ts';

const WORDS = inEvery(en, nl);

/** What the admin is at the partner (R-03, A-18): the first of the two unless the other was chosen. */
export function roleChoice(language: Language, chosen: string | undefined, fault: string): Html {
  const { roleLabel, role } = WORDS[language];
  const option = (value: keyof typeof role): Html =>
    html`<option value="${value}"${value === chosen && html` selected`}>${role[value]}</option>`;
  return html`<p><label for="${ROLE_FIELD}">${roleLabel}</label>
${fault && html`<strong class="fault" id="${ROLE_FIELD}-fault">${fault}</strong>`}
<select id="${ROLE_FIELD}" name="${ROLE_FIELD}"${fault && html` aria-describedby="${ROLE_FIELD}-fault" aria-invalid="true"`}>${AdminRole.options.map(option)}</select></p>
`;
}
