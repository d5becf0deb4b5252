import { actorOf } from '../../../shared/mail/facts/actor.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { part as en } from '../words/en/part.ts';
import { part as nl } from '../words/nl/part.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { othersEntries } from './others-entries.ts';
import { prefilled } from './typed-part.ts';

const WORDS = inEvery(en, nl);

const note = (text: string): Html => html`<p role="note">${text}</p>`;

/** Where the entries come from that stand in the form already: its own of before a correction (A-11), else the customer's (A-20). */
export const wherefrom = (transfer: Transfer, language: Language): Html =>
  transfer.newPartner.formerPart
    ? html`${former(transfer, language)}${delegated(transfer, language)}${otherwise(transfer, language)}`
    : html`${entered(transfer, language)}`;

function former(transfer: Transfer, language: Language): Html | undefined {
  const cause = causeOf(transfer);
  return cause && note(WORDS[language].former(actorOf(cause.by) ?? 'product', cause.reason));
}

function delegated({ signatories: { newPartner } }: Transfer, language: Language): Html | undefined {
  return newPartner && note(WORDS[language].delegate(`${newPartner.firstName} ${newPartner.lastName}`));
}

function entered({ customer, newPartner: { proposal } }: Transfer, language: Language): Html | undefined {
  return (
    proposal &&
    note(WORDS[language].proposed(customer.organisationName, timeIn(language, proposal.proposedAt)))
  );
}

/** Entries of the customer beside its own are shown where they differ: nobody's words go over another's unseen. */
function otherwise(transfer: Transfer, language: Language): Html | undefined {
  const { customer, newPartner } = transfer;
  const lines = othersEntries(transfer, prefilled(transfer), language);
  if (!newPartner.proposal || lines.length === 0) return undefined;
  const time = timeIn(language, newPartner.proposal.proposedAt);
  return html`${note(WORDS[language].alsoProposed(customer.organisationName, time))}
<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
