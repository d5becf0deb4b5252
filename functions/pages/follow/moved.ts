import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { follow as en } from '../words/en/follow.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { dateIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** What is moved from whom to whom; after the move both ids, each with what it is for (R-22…R-24), and when billing moved (D-06). */
export function subject(transfer: Transfer, language: Language): Html {
  const { subscription, currentPartner, newPartner, serviceTicket } = transfer;
  const words = WORDS[language].subject;
  return html`<h2>${words.heading}</h2>
<dl>
<dt>${words.name}</dt><dd>${subscription.friendlyName ?? words.nameless}</dd>
<dt>${words.from}</dt><dd>${words.currentPartner(currentPartner.identity.organisationName)}</dd>
<dt>${words.to}</dt><dd>${words.newPartner(newPartner.identity.organisationName)}</dd>
${serviceTicket && html`<dt>${words.serviceTicket}</dt><dd>${serviceTicket.number}</dd>`}
<dt>${words.azureId}</dt><dd><code>${subscription.azureSubscriptionId}</code></dd>
${afterTheMove(transfer, language)}
</dl>
${hasMoved(transfer) && html`<p>${words.bothIds}</p>`}`;
}

const hasMoved = ({ stage }: Transfer): boolean => stage === 'access' || stage === 'completed';

function afterTheMove(transfer: Transfer, language: Language): Html {
  const words = WORDS[language].subject;
  const { newPartnerCenterSubscriptionId: id, cutOffDate } = transfer;
  const commerceId = html`<dt>${words.commerceId}</dt><dd>${id ? html`<code>${id}</code>` : words.commerceIdUnknown}</dd>`;
  return html`${hasMoved(transfer) && commerceId}
${cutOffDate && html`<dt>${words.cutOffDate}</dt><dd>${words.billsFrom(dateIn(language, cutOffDate))}</dd>`}`;
}

/** What is left to say once the last list has completed the transfer; the link is dead by then. */
export const completed = (
  transfer: Transfer,
  language: Language,
): Html => html`<p role="status">${WORDS[language].complete.text}</p>
${subject(transfer, language)}`;
