import type { AdviceId } from '../../../shared/guidance/advice-english.ts';
import { advice } from '../../../shared/guidance/checklist.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language, Party } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { about as en } from '../words/en/about.ts';
import { about as nl } from '../words/nl/about.ts';
import { dateIn, timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** What the new partner attests, for everybody to see before they sign. */
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
