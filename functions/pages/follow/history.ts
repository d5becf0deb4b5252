import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { AuditEntry } from '../../../shared/transfer/transfer-store.ts';
import { history as en } from '../words/en/history.ts';
import { history as nl } from '../words/nl/history.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

type Telling = { [F in AuditFact as F['kind']]?: (fact: F, words: typeof en, language: Language) => string };

/** What the customer is told of what happened; anything that is not here stays with those whom it concerns. */
const TELLING: Telling = {
  transferRequested: (_, words) => words.requested,
  eligibilityConfirmed: (_, words) => words.eligible,
  serviceTicketOpened: (f, words) => words.ticketOpened(f.serviceTicket),
  serviceTicketPostponed: (_, words) => words.ticketPostponed,
  signed: (f, words) => words.signed(f.party, f.revision),
  newPartnerProposed: (_, words) => words.proposed,
  newPartnerSubmitted: (f, words) => (f.confirmsProposal ? words.proposalConfirmed : words.partFilledIn),
  correctionRequested: (f, words) =>
    `${words.correctionAsked(f.by, words.sections(f.sections), f.reason)}${f.voided.length > 0 ? ` (${words.toSignAgain(f.voided)})` : ''}`,
  signatoryChanged: (f, words) => words.signatoryChanged(f.party),
  timeExtended: (f, words, language) => words.timeExtended(timeIn(language, f.until), f.reason),
  signaturesTooOld: (_, words) => words.signaturesTooOld,
  formAttached: (_, words) => words.formAttached,
  supportAnswered: (f, words) => words.answered(f.outcome),
  adminVerified: (f, words) =>
    f.outcome === 'confirmed' ? words.adminConfirmed(f.party) : words.adminDenied(f.party),
  accessReported: (f, words) => (f.remaining === 0 ? words.listClean : words.listShowed(f.remaining)),
};

type Tell = (fact: AuditFact, words: typeof en, language: Language) => string;

/** The trail in short, newest first: dates and what happened. */
export function history(entries: readonly AuditEntry[], language: Language): Html {
  const words = WORDS[language];
  const told = entries.flatMap(({ at, fact }) => {
    const tell = TELLING[fact.kind] as Tell | undefined;
    return tell
      ? [html`<li><span class="fine">${timeIn(language, at)}</span><br>${tell(fact, words, language)}</li>\n`]
      : [];
  });
  return html`<h2>${words.heading}</h2>
<ol class="plain" reversed>
${told.toReversed()}</ol>`;
}
