import type { AdviceId } from '../../../shared/guidance/advice-english.ts';
import { advice } from '../../../shared/guidance/checklist.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language, Party } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { about as en } from '../words/en/about.ts';
import { about as nl } from '../words/nl/about.ts';
import { dateIn, timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { mailTo } from './mail-to.ts';

const WORDS = inEvery(en, nl);

/** What the new partner attests, for everybody to see before they sign (R-26, R-28, A-05). */
export function attestations(
  { newPartner: { part, identity } }: Transfer,
  language: Language,
): Html | undefined {
  if (!part) return undefined;
  const words = WORDS[language];
  const { agreement, resellerRelationship } = part;
  return html`<h2>${words.attested}</h2>
<dl>
<dt>${words.agreement}</dt><dd>${words.agreed(agreement.name, dateIn(language, agreement.dateAgreed))}</dd>
<dt>${words.attestedBy}</dt><dd>${agreement.attestedBy}, ${identity.organisationName}</dd>
<dt>${words.relationship}</dt><dd>${words.confirmed(timeIn(language, resellerRelationship.confirmedAt))}</dd>
<dt>${words.evidence}</dt><dd>${resellerRelationship.evidence}</dd>
</dl>`;
}

/** Said with the contact in better words for a page, or said to a portal's engineer. */
const NOT_HERE: readonly AdviceId[] = ['no-help-from-microsoft', 'record-groups'];

/** Advice for the reader's side and the present stage, folded away where the page has something more urgent to say; nothing of it stops the transfer. */
export function checklist(
  { stage }: Transfer,
  reader: Party,
  language: Language,
  { folded = false } = {},
): Html | undefined {
  const lines = advice(stage, reader, language).filter(({ id }) => !NOT_HERE.includes(id));
  if (lines.length === 0) return undefined;
  const title = WORDS[language].goodToKnow;
  const list = html`<ul>${lines.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
  return folded
    ? html`<details><summary>${title}</summary>${list}</details>`
    : html`<h2>${title}</h2>${list}`;
}

/** The current partner, to whom the customer alone is given a person with address and telephone (R-11). */
function currentPartner(
  { currentPartner: { details, identity } }: Transfer,
  reader: Party,
  language: Language,
) {
  const words = WORDS[language];
  const { firstName, lastName, email, phone } = details.admin;
  if (reader === 'customer')
    return html`<li>${words.yourPartner(`${firstName} ${lastName}`, identity.organisationName)}<br>${mailTo(email)}, ${phone}</li>
`;
  return (
    reader === 'newPartner' &&
    html`<li>${words.currentPartner(identity.organisationName)}</li>
`
  );
}

/**
 * Whom to turn to. Microsoft steps in for neither customer nor new partner (R-10); the current partner's contact is
 * for the customer alone (R-11), who plans to work closely with it.
 */
export function contact(transfer: Transfer, reader: Party, opsMailTo: string, language: Language): Html {
  const words = WORDS[language];
  return html`<h2 id="contact">${words.question}</h2>
<ul>
${currentPartner(transfer, reader, language)}<li>${words.team}<br>${mailTo(opsMailTo)}<br>${words.mention(transfer.id)}</li>
</ul>
${reader !== 'currentPartner' && html`<p>${words.noMicrosoft}</p>`}`;
}
