import { actorOf } from '../../../shared/mail/facts/actor.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** What leads back to the customer's page, with a word of what was done. */
export const backFrom = (done: 'proposed' | 'corrected'): string => `../transfer?done=${done}`;

/** That what was just clicked has worked; an address that is kept says so only while it is true. */
export function justDone(transfer: Transfer, done: string | null, language: Language): Html | undefined {
  const sentence = sentenceOf(transfer, done, language);
  return sentence === undefined ? undefined : html`<p role="status">${sentence}</p>`;
}

function sentenceOf(transfer: Transfer, done: string | null, language: Language): string | undefined {
  const { propose, correct } = WORDS[language];
  const { identity, proposal } = transfer.newPartner;
  if (done === 'proposed') return proposal && propose.sent(identity.organisationName);
  const cause = causeOf(transfer);
  return done === 'corrected' && cause && actorOf(cause.by) === 'customer' ? correct.asked : undefined;
}
