import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import { sectionsOf } from '../../../shared/audit/sentences.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import { type Party, partyName } from '../../../shared/transfer/party.ts';
import type { AuditEntry } from '../../../shared/transfer/transfer-store.ts';

/** The customer is spoken to; the others are named by their part, never by a person's name. */
const who = (party: Party): string => (party === 'customer' ? 'You' : `The ${partyName[party]}`);

type Telling = { [F in AuditFact as F['kind']]?: (fact: F) => string };

/** What the customer is told of what happened; anything that is not here stays with those whom it concerns. */
const TELLING: Telling = {
  transferRequested: () => 'You asked for the transfer in writing.',
  eligibilityConfirmed: () => 'The request was found eligible.',
  serviceTicketOpened: (f) => `The current partner opened service ticket ${f.serviceTicket}.`,
  serviceTicketPostponed: () => 'The current partner opens the service ticket later.',
  signed: (f) => `${who(f.party)} signed the form, revision ${f.revision}.`,
  newPartnerProposed: () => 'You entered the new partner’s details.',
  newPartnerSubmitted: (f) =>
    f.confirmsProposal
      ? 'The new partner confirmed what you entered.'
      : 'The new partner filled in its part of the form.',
  correctionRequested: (f) => `${who(f.by)} asked for a correction of ${sectionsOf(f.sections)}: ${f.reason}`,
  signatoryChanged: (f) => `Somebody else signs for the ${partyName[f.party]} now.`,
  timeExtended: (f) => `More time was given, until ${humanTime(f.until)}: ${f.reason}`,
  signaturesTooOld: () => 'A signature had become too old; all of them are collected again.',
  formAttached: () => 'The current partner attached the form to its service ticket.',
  supportAnswered: (f) => `Microsoft Support answered: ${ANSWERS[f.outcome] ?? f.outcome}.`,
  adminVerified: (f) =>
    f.outcome === 'confirmed'
      ? `The ${partyName[f.party]} confirmed the transfer to Microsoft.`
      : `The ${partyName[f.party]} did not confirm the transfer to Microsoft.`,
  accessReported: (f) =>
    f.remaining === 0
      ? 'A list of roles showed nobody of the old partner any more.'
      : `A list of roles showed ${f.remaining} of the old partner.`,
};

const ANSWERS: Record<string, string> = {
  received: 'the form has arrived',
  incomplete: 'the form is incomplete',
  completed: 'the subscription is moved',
  refused: 'the transfer is refused',
};

/** The trail in short, newest first: dates and what happened. */
export function history(entries: readonly AuditEntry[]): Html {
  const told = entries.flatMap(({ at, fact }) => {
    const words = (TELLING[fact.kind] as ((fact: AuditFact) => string) | undefined)?.(fact);
    return words === undefined
      ? []
      : [html`<li><span class="fine">${humanTime(at)}</span><br>${words}</li>\n`];
  });
  return html`<h2>What happened so far</h2>
<ol class="plain" reversed>
${told.toReversed()}</ol>`;
}
