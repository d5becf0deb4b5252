import type { Addressee } from '../../../transfer/mail-order.ts';
import type { Party } from '../../../transfer/party.ts';
import type { Section } from '../../../transfer/signed-form.ts';
import type { Stage } from '../../../transfer/transfer.ts';
import type { Actor } from '../../facts/actor.ts';
import { isolated } from '../../facts/isolated.ts';
import type { Part } from '../../letter/letter.ts';
import type { MailFacts } from '../../mail-facts.ts';

/** The actors at the head of a sentence. */
export const WHO: Record<Actor, string> = {
  currentPartner: 'De huidige partner',
  customer: 'De klant',
  newPartner: 'De nieuwe partner',
  ops: 'Het team achter deze dienst',
  support: 'Microsoft Support',
  product: 'Deze dienst',
};

/** The sections of the form by their names. */
export const SECTION: Record<Section, string> = {
  customer: 'klant',
  subscription: 'abonnement',
  currentPartner: 'huidige partner',
  newPartner: 'nieuwe partner',
};

/** `a`, `a en b`, `a, b en c`. */
export const listed = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`;

/** An addressee by its organisation's name. */
export const nameOf = (f: MailFacts, to: Addressee): string =>
  to === 'ops' ? 'het team achter deze dienst' : f[to];

/** Parties by the names of their organisations. */
export const namesOf = (f: MailFacts, parties: readonly Addressee[]): string =>
  listed(parties.map((party) => nameOf(f, party)));

/** Somebody's own words, marked as such: on one line, so that they cannot look like ours (RELIABILITY T11). */
export const quoted = (words: string): string =>
  `‘${isolated(words.replace(/\s+/g, ' ').replace(/[‘’]/g, "'"))}’`;

/** By when the reader's part is needed; nothing where nothing expires. */
export const neededBy = (f: MailFacts): string => (f.deadline ? `Dit is nodig vóór ${f.deadline}.` : '');

/** ` vóór …` at the end of a sentence, or nothing. */
export const by = (time: string): string => (time ? ` vóór ${time}` : '');

/** The service ticket, which may not have its number yet. */
export const ticketOf = (f: MailFacts): string =>
  f.serviceTicket ? `serviceticket ${f.serviceTicket}` : 'het serviceticket';

/** Both ids, each with its label. */
export const bothIds = (f: MailFacts, commerceId: string): Part => ({
  list: [`Azure-abonnements-id: ${f.azureSubscriptionId}`, `Partner Center-abonnements-id: ${commerceId}`],
});

/** When Microsoft Support is to answer, and how that was counted; nothing without a running clock. */
export function answerDue({ answer }: MailFacts): string {
  if (!answer) return '';
  return answer.byMicrosoft
    ? `Microsoft Support heeft zelf gezegd wanneer het uiterlijk antwoordt: ${answer.dueAt}.`
    : `Microsoft Support antwoordt binnen acht werkuren: uiterlijk ${answer.dueAt}, geteld volgens de kalender ${answer.calendar}.`;
}

/** The name of the message that reports it, for those whose portal sends it. */
const message = (f: MailFacts, type: string): string => (f.to === 'customer' ? '' : ` (${type})`);

const MISSING: Partial<Record<Stage, (f: MailFacts) => string>> = {
  ticket: (f) =>
    `het nummer van het serviceticket${message(f, 'service-ticket.opened, of service-ticket.postponed als het later komt')}`,
  currentPartnerSignature: (f) => `de handtekening van ${namesOf(f, f.waitsFor)}`,
  newPartner: (f) => `het deel van de nieuwe partner${message(f, 'new-partner.submitted')}`,
  signatures: (f) => `de handtekening van ${namesOf(f, f.waitsFor)}`,
  submission: (f) => `het toevoegen van het formulier aan het serviceticket${message(f, 'form.attached')}`,
  support: (f) => `het bericht van Microsoft of de overdracht is voltooid${message(f, 'support.answered')}`,
  access: (f) => `een lijst met roltoewijzingen zonder de oude partner${message(f, 'access.reported')}`,
};

/** What the transfer waits for now; nothing when it waits for nobody. */
export const missing = (f: MailFacts): string => MISSING[f.stage]?.(f) ?? '';

/** Whose signatures a new revision has made void. */
export const voidedIn = (f: MailFacts, voided: readonly Party[]): string =>
  voided.length === 0
    ? 'Er vervalt geen handtekening. Links van het eerdere formulier werken niet meer.'
    : `De ${voided.length === 1 ? 'handtekening' : 'handtekeningen'} van ${namesOf(f, voided)} ${voided.length === 1 ? 'vervalt' : 'vervallen'}, en links van het eerdere formulier werken niet meer.`;

/** Why nobody should wait for Microsoft's help. */
export const noHelp = (f: MailFacts): string =>
  f.to === 'customer'
    ? `Microsoft kan niet optreden voor u of voor ${f.newPartner}.`
    : 'Microsoft kan niet optreden voor de klant of de nieuwe partner.';

/** The customer's person at the current partner. */
export const contact = (f: MailFacts): string =>
  `Uw contactpersoon bij ${f.currentPartner} is ${f.currentPartnerContact}.`;
