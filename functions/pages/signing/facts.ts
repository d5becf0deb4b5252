import { type Html, html } from '../../../shared/mail/html.ts';
import { type Language, Party, partyName } from '../../../shared/transfer/party.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Visit } from '../../runtime/language.ts';
import { steps } from '../parts/steps.ts';
import { timeIn } from '../words/times.ts';
import { common } from '../words/words.ts';
import { SIGNING } from './words.ts';

/** Who reads the page, in which language and session. */
export type Reader = { party: Party; language: Language; visit: Visit };

/** Somebody named in the transfer's own records, in the reader's words: a party, or the team behind the service. */
function whoAsked(by: string, language: Language): string {
  const party = Party.options.find((one) => partyName[one] === by);
  return party ? common(language).Party[party] : common(language).Team;
}

/** What somebody else wants corrected, before the current partner signs the same words again (A-11). */
function wanted(transfer: Transfer, { party, language }: Omit<Reader, 'visit'>): Html | undefined {
  const correction = causeOf(transfer);
  if (party !== 'currentPartner' || !correction) return undefined;
  const { by, reason } = correction;
  if (by === partyName.currentPartner || by === 'the product') return undefined;
  return html`<p role="note">${SIGNING[language].wanted(whoAsked(by, language), reason)}</p>
`;
}

/** Who asks what of whom, and until when: what has to be understood in seconds. */
export function request(transfer: Transfer, { party, language }: Reader): Html {
  const words = SIGNING[language];
  const { customer, currentPartner, newPartner, expiresAt } = transfer;
  const asked = awaitedSigners(transfer).includes(party);
  const wish = words.wish[party](
    customer.organisationName,
    currentPartner.identity.organisationName,
    newPartner.identity.organisationName,
  );
  const organisation = signatoryOf(transfer, party)?.organisation ?? '';
  return html`<p class="lead">${wish} ${asked && words.youSign(organisation, common(language).party[party])}</p>
${asked && expiresAt && html`<p>${words.answerBy(timeIn(language, expiresAt))}</p>`}
${steps(transfer.stage, language)}
${wanted(transfer, { party, language })}
${asked && html`<p><a href="#document">${words.toForm}</a> · <a href="#sign">${words.toSignature}</a></p>`}`;
}

/** What is moved from whom to whom. */
export function subject(
  { customer, currentPartner, newPartner, subscription }: Transfer,
  language: Language,
): Html {
  const words = SIGNING[language];
  return html`<h2>${words.what}</h2>
<dl>
<dt>${words.customer}</dt><dd>${customer.organisationName}</dd>
<dt>${words.from}</dt><dd>${currentPartner.identity.organisationName}</dd>
<dt>${words.to}</dt><dd>${newPartner.identity.organisationName}</dd>
<dt>${words.subscription}</dt><dd>${subscription.friendlyName} <code>${subscription.azureSubscriptionId}</code></dd>
</dl>`;
}

/** What comes after the reader's signature. */
export function whatNext(
  { customer, currentPartner, newPartner }: Transfer,
  { party, language }: Reader,
): Html {
  const { next, after } = SIGNING[language];
  const course =
    party === 'currentPartner'
      ? after.currentPartner(newPartner.identity.organisationName, customer.organisationName)
      : after.others(currentPartner.identity.organisationName);
  return html`<h2>${next}</h2>
<p>${course}</p>
<p>${after.billing}</p>
<p>${after.copies}</p>`;
}
