import type { Party } from '../../../../shared/transfer/party.ts';
import type { Section } from '../../../../shared/transfer/signed-form.ts';
import type { history as english } from '../en/history.ts';

const who: Record<Party, string> = {
  customer: 'U',
  currentPartner: 'De huidige partner',
  newPartner: 'De nieuwe partner',
};
const whose: Record<Party, string> = {
  customer: 'u',
  currentPartner: 'de huidige partner',
  newPartner: 'de nieuwe partner',
};
const has = (party: Party): string => (party === 'customer' ? 'U hebt' : `${who[party]} heeft`);
const section: Record<Section, string> = {
  customer: 'klant',
  subscription: 'abonnement',
  currentPartner: 'huidige partner',
  newPartner: 'nieuwe partner',
};
const answer: Record<string, string> = {
  received: 'Microsoft Support heeft geantwoord: het formulier is aangekomen.',
  incomplete: 'Microsoft Support heeft geantwoord: het formulier is onvolledig.',
  completed: 'Microsoft Support heeft geantwoord: het abonnement is overgedragen.',
  refused: 'Microsoft Support heeft geantwoord: de overdracht is geweigerd.',
};

/** What the customer is told of what happened so far. */
export const history = {
  heading: 'Wat er tot nu toe is gebeurd',
  requested: 'U hebt schriftelijk om de overdracht gevraagd.',
  eligible: 'Het verzoek voldoet aan de voorwaarden.',
  ticketOpened: (ticket) => `De huidige partner heeft serviceticket ${ticket} geopend.`,
  ticketPostponed: 'De huidige partner opent het serviceticket later.',
  signed: (party, revision) => `${has(party)} het formulier ondertekend, revisie ${revision}.`,
  proposed: 'U hebt de contactgegevens van de nieuwe partner ingevuld.',
  proposalConfirmed: 'De nieuwe partner heeft bevestigd wat u hebt ingevuld.',
  partFilledIn: 'De nieuwe partner heeft zijn deel van het formulier ingevuld.',
  sections: (sections) => sections.map((of) => section[of]).join(', '),
  correctionAsked: (by, sections, reason) => `${has(by)} om een correctie gevraagd (${sections}): ${reason}`,
  toSignAgain: (parties) =>
    `opnieuw te ondertekenen door: ${parties.map((party) => whose[party]).join(', ')}`,
  signatoryChanged: (party) => `Voortaan ondertekent iemand anders namens ${whose[party]}.`,
  timeExtended: (until, reason) => `Er is meer tijd gegeven, tot ${until}: ${reason}`,
  signaturesTooOld: 'Een handtekening was te oud geworden; ze worden alle opnieuw verzameld.',
  formAttached: 'De huidige partner heeft het formulier aan zijn serviceticket toegevoegd.',
  answered: (outcome) => answer[outcome] ?? 'Microsoft Support heeft geantwoord.',
  adminConfirmed: (party) => `${has(party)} de overdracht aan Microsoft bevestigd.`,
  adminDenied: (party) => `${has(party)} de overdracht niet aan Microsoft bevestigd.`,
  listClean: 'Een lijst met rollen toonde niemand meer van de oude partner.',
  listShowed: (remaining) =>
    remaining === 1
      ? 'Een lijst met rollen toonde nog één rol van de oude partner.'
      : `Een lijst met rollen toonde nog ${remaining} rollen van de oude partner.`,
} satisfies typeof english;
