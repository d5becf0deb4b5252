import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language, Party } from '../../../shared/transfer/party.ts';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import { about as en } from '../words/en/about.ts';
import { about as nl } from '../words/nl/about.ts';
import { inEvery } from '../words/words.ts';
import { mailTo } from './mail-to.ts';

const WORDS = inEvery(en, nl);

/** The current partner, to whom the customer alone is given a person with address and telephone (R-11); once the subscription has moved the new partner is the customer's. */
function partnerToAsk(transfer: Transfer, reader: Party, language: Language) {
  const words = WORDS[language];
  const { details, identity } = transfer.currentPartner;
  if (transfer.stage === 'completed')
    return (
      reader === 'customer' &&
      html`<li>${words.partnerNow(transfer.newPartner.identity.organisationName)}</li>
`
    );
  const { firstName, lastName, email, phone } = details.admin;
  const moved =
    transfer.stage === 'access' &&
    html`<li>${words.partnerNow(transfer.newPartner.identity.organisationName)}</li>
`;
  if (reader === 'customer')
    return html`${moved}<li>${words.yourPartner(`${firstName} ${lastName}`, identity.organisationName)}<br>${mailTo(email)}, ${phone}</li>
`;
  return (
    reader === 'newPartner' &&
    html`<li>${words.currentPartner(identity.organisationName)}</li>
`
  );
}

/** The way on when nothing moves: the customer has a person to ask, for everybody else the team does. */
function noMicrosoft(
  { stage, currentPartner, newPartner }: Transfer,
  reader: Party,
  language: Language,
): string {
  const words = WORDS[language];
  if (reader !== 'customer') return words.teamAsks(currentPartner.identity.organisationName);
  return stage === 'access' ? words.newPartnerFirst(newPartner.identity.organisationName) : words.noMicrosoft;
}

/**
 * Whom to turn to. Microsoft steps in for neither customer nor new partner (R-10); the current partner's contact is
 * for the customer alone (R-11), who plans to work closely with it. After the end nothing has to move any more.
 */
export function contact(transfer: Transfer, reader: Party, opsMailTo: string, language: Language): Html {
  const words = WORDS[language];
  return html`<h2 id="contact">${words.question}</h2>
<ul>
${partnerToAsk(transfer, reader, language)}<li>${words.team}<br>${mailTo(opsMailTo)}<br>${words.mention(transfer.id)}</li>
</ul>
${!isEnd(transfer.stage) && reader !== 'currentPartner' && html`<p>${noMicrosoft(transfer, reader, language)}</p>`}`;
}
