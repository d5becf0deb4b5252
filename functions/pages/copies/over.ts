import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { copies as en } from '../words/en/copies.ts';
import { follow as subjectEn } from '../words/en/follow.ts';
import { copies as nl } from '../words/nl/copies.ts';
import { follow as subjectNl } from '../words/nl/follow.ts';
import { dateIn, timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { howItEnded } from './ended.ts';

const WORDS = inEvery(en, nl);
const SUBJECT = inEvery(subjectEn, subjectNl);

/** What the transfer was about and how it ended; after the move both ids, which every support ticket names (R-24). */
export function over(transfer: Transfer, language: Language): Html {
  const [words, { subject }] = [WORDS[language], SUBJECT[language]];
  const { id, customer, subscription, currentPartner, newPartner, end, stage } = transfer;
  const [from, to] = [currentPartner.identity.organisationName, newPartner.identity.organisationName];
  const { newPartnerCenterSubscriptionId: commerceId, cutOffDate } = transfer;
  return html`<p>${words.intro(customer.organisationName, from, to)}</p>
<p role="status"><strong>${howItEnded(transfer, language)}</strong></p>
<dl>
${end && html`<dt>${words.ended}</dt><dd>${timeIn(language, end.at)}</dd>`}
<dt>${words.subscription}</dt><dd>${subscription.friendlyName ?? subject.nameless}</dd>
<dt>${subject.azureId}</dt><dd><code>${subscription.azureSubscriptionId}</code></dd>
${stage === 'completed' && commerceId && html`<dt>${subject.commerceId}</dt><dd><code>${commerceId}</code></dd>`}
${cutOffDate && html`<dt>${subject.cutOffDate}</dt><dd>${dateIn(language, cutOffDate)}</dd>`}
<dt>${words.transfer}</dt><dd><code>${id}</code></dd>
</dl>`;
}
