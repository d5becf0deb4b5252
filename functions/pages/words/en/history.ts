import type { Party } from '../../../../shared/transfer/party.ts';
import type { Section } from '../../../../shared/transfer/signed-form.ts';

/** The customer is spoken to; the others are named by their part, never by a person's name. */
const who: Record<Party, string> = {
  customer: 'You',
  currentPartner: 'The current partner',
  newPartner: 'The new partner',
};
const whose: Record<Party, string> = {
  customer: 'you',
  currentPartner: 'the current partner',
  newPartner: 'the new partner',
};
const section: Record<Section, string> = {
  customer: 'customer',
  subscription: 'subscription',
  currentPartner: 'current partner',
  newPartner: 'new partner',
};
const answer: Record<string, string> = {
  received: 'Microsoft Support answered: the form has arrived.',
  incomplete: 'Microsoft Support answered: the form is incomplete.',
  completed: 'Microsoft Support answered: the subscription is moved.',
  refused: 'Microsoft Support answered: the transfer is refused.',
};

/** What the customer is told of what happened so far. */
export const history = {
  heading: 'What happened so far',
  requested: 'You asked for the transfer in writing.',
  eligible: 'The request was found eligible.',
  ticketOpened: (ticket: string) => `The current partner opened service ticket ${ticket}.`,
  ticketPostponed: 'The current partner opens the service ticket later.',
  signed: (party: Party, revision: number) => `${who[party]} signed the form, revision ${revision}.`,
  proposed: 'You entered the new partner’s details.',
  proposalConfirmed: 'The new partner confirmed what you entered.',
  partFilledIn: 'The new partner filled in its part of the form.',
  sections: (sections: readonly Section[]) => sections.map((of) => section[of]).join(', '),
  correctionAsked: (by: Party, sections: string, reason: string) =>
    `${who[by]} asked for a correction (${sections}): ${reason}`,
  toSignAgain: (parties: readonly Party[]) =>
    `to sign again: ${parties.map((party) => whose[party]).join(', ')}`,
  signatoryChanged: (party: Party) => `Somebody else signs for ${whose[party]} now.`,
  timeExtended: (until: string, reason: string) => `More time was given, until ${until}: ${reason}`,
  signaturesTooOld: 'A signature had become too old; all of them are collected again.',
  formAttached: 'The current partner attached the form to its service ticket.',
  answered: (outcome: string) => answer[outcome] ?? 'Microsoft Support answered.',
  adminConfirmed: (party: Party) => `${who[party]} confirmed the transfer to Microsoft.`,
  adminDenied: (party: Party) => `${who[party]} did not confirm the transfer to Microsoft.`,
  listClean: 'A list of roles showed nobody of the old partner any more.',
  listShowed: (remaining: number) =>
    remaining === 1
      ? 'A list of roles showed one role of the old partner.'
      : `A list of roles showed ${remaining} roles of the old partner.`,
};
