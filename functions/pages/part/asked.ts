import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { part as en } from '../words/en/part.ts';
import { part as nl } from '../words/nl/part.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { wherefrom } from './wherefrom.ts';

const WORDS = inEvery(en, nl);

/** Who asks the new partner for what, what is transferred, until when, and what happens next. */
export function asked(transfer: Transfer, language: Language): Html {
  const words = WORDS[language];
  const { customer, subscription, currentPartner, newPartner, expiresAt } = transfer;
  const [from, to] = [currentPartner.identity.organisationName, newPartner.identity.organisationName];
  return html`<p>${words.asks(customer.organisationName, from, to)}</p>
<p>${words.next}</p>
<p>${words.orPortal}</p>
<h2>${words.transferred}</h2>
<dl>
<dt>${words.customer}</dt><dd>${customer.organisationName}</dd>
<dt>${words.from}</dt><dd>${from}</dd>
<dt>${words.to}</dt><dd>${to}</dd>
<dt>${words.subscription}</dt><dd>${subscription.friendlyName} <code>${subscription.azureSubscriptionId}</code></dd>
${expiresAt && html`<dt>${words.answerUntil}</dt><dd>${words.until(timeIn(language, expiresAt))}</dd>`}
</dl>
<p><a href="part/form.pdf" target="_blank" rel="noopener">${words.readForm}</a></p>
${wherefrom(transfer, language)}`;
}
