import { type Html, html } from '../../../shared/mail/html.ts';
import type { Instant } from '../../../shared/transfer/instant.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Visit } from '../../runtime/language.ts';
import { correctionForm } from '../parts/correction.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { detailsForm } from './details-form.ts';
import { possible } from './possible.ts';
import { asTyped } from './typed-details.ts';
import { withdrawalForm } from './withdrawal.ts';

const WORDS = inEvery(en, nl);

/** What the customer can do at present, each folded away until it is wanted. */
export function actions(transfer: Transfer, now: Instant, visit: Visit): Html | undefined {
  const { withdraw, correct, propose } = possible(transfer, now);
  if (!withdraw && !correct && !propose) return undefined;
  const words = WORDS[visit.language];
  const correction = () => correctionForm(transfer, { action: 'transfer/correct', visit });
  return html`<h2>${words.heading}</h2>
${propose && folded(transfer.newPartner.proposal ? words.propose.summaryAgain : words.propose.summary, proposing(transfer, visit))}
${correct && folded(words.correct.summary, correction())}
${withdraw && folded(words.withdraw.summary, withdrawalForm(visit, 'transfer/withdraw'))}`;
}

const folded = (title: string, content: Html): Html => html`<details><summary>${title}</summary>
${content}
</details>
`;

/** The customer helps with what it knows; nothing stands in the form before the new partner has confirmed it (A-20). */
function proposing({ newPartner: { identity, proposal } }: Transfer, visit: Visit): Html {
  const { language } = visit;
  const words = WORDS[language].propose;
  const { organisationName } = identity;
  const typed = asTyped(proposal?.details);
  return html`${proposal && html`<p role="status">${words.already(timeIn(language, proposal.proposedAt), organisationName)}</p>`}
<p>${words.why(organisationName)}</p>
${detailsForm(visit, 'transfer/new-partner', proposal?.number ?? 0, { typed, faults: [] })}`;
}
