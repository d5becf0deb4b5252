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
  currentPartner: 'The current partner',
  customer: 'The customer',
  newPartner: 'The new partner',
  ops: 'The team that runs this service',
  support: 'Microsoft Support',
  product: 'This service',
};

/** The sections of the form by their names. */
export const SECTION: Record<Section, string> = {
  customer: 'customer',
  subscription: 'subscription',
  currentPartner: 'current partner',
  newPartner: 'new partner',
};

/** `a`, `a and b`, `a, b and c`. */
export const listed = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** An addressee by its organisation's name. */
export const nameOf = (f: MailFacts, to: Addressee): string => (to === 'ops' ? WHO.ops : f[to]);

/** Parties by the names of their organisations. */
export const namesOf = (f: MailFacts, parties: readonly Addressee[]): string =>
  listed(parties.map((party) => nameOf(f, party)));

/** Somebody's own words, marked as such: on one line, so that they cannot look like ours (RELIABILITY T11). */
export const quoted = (words: string): string =>
  `“${isolated(words.replace(/\s+/g, ' ').replace(/[“”]/g, "'"))}”`;

/** By when the reader's part is needed; nothing where nothing expires. */
export const neededBy = (f: MailFacts): string => (f.deadline ? `It is needed by ${f.deadline}.` : '');

/** ` by …` at the end of a sentence, or nothing. */
export const by = (time: string): string => (time ? ` by ${time}` : '');

/** The service ticket, which may not have its number yet. */
export const ticketOf = (f: MailFacts): string =>
  f.serviceTicket ? `service ticket ${f.serviceTicket}` : 'the service ticket';

/** Both ids, each with its label. */
export const bothIds = (f: MailFacts, commerceId: string): Part => ({
  list: [`Azure subscription ID: ${f.azureSubscriptionId}`, `Partner Center subscription ID: ${commerceId}`],
});

/** When Microsoft Support is to answer, and how that was counted; nothing without a running clock. */
export function answerDue({ answer }: MailFacts): string {
  if (!answer) return '';
  return answer.byMicrosoft
    ? `Microsoft Support itself has said until when it answers: ${answer.dueAt}.`
    : `Microsoft Support answers within eight business hours: by ${answer.dueAt}, counted by the calendar ${answer.calendar}.`;
}

/** The name of the message that reports it, for those whose portal sends it. */
const message = (f: MailFacts, type: string): string => (f.to === 'customer' ? '' : ` (${type})`);

const MISSING: Partial<Record<Stage, (f: MailFacts) => string>> = {
  ticket: (f) =>
    `the number of the service ticket${message(f, 'service-ticket.opened, or service-ticket.postponed if it comes later')}`,
  currentPartnerSignature: (f) => `the signature of ${namesOf(f, f.waitsFor)}`,
  newPartner: (f) => `the new partner’s part of the form${message(f, 'new-partner.submitted')}`,
  signatures: (f) => `the signature of ${namesOf(f, f.waitsFor)}`,
  submission: (f) => `the upload of the form to the service ticket${message(f, 'form.attached')}`,
  support: (f) => `Microsoft’s word on whether the transfer is complete${message(f, 'support.answered')}`,
  access: (f) => `a list of role assignments without the old partner${message(f, 'access.reported')}`,
};

/** What the transfer waits for now; nothing when it waits for nobody. */
export const missing = (f: MailFacts): string => MISSING[f.stage]?.(f) ?? '';

/** Whose signatures a new revision has made void. */
export const voidedIn = (f: MailFacts, voided: readonly Party[]): string =>
  voided.length === 0
    ? 'No signature is void. Links of the earlier form no longer work.'
    : `The ${voided.length === 1 ? 'signature' : 'signatures'} of ${namesOf(f, voided)} ${voided.length === 1 ? 'is' : 'are'} void, and links of the earlier form no longer work.`;

/** Why nobody should wait for Microsoft's help. */
export const noHelp = (f: MailFacts): string =>
  f.to === 'customer'
    ? `Microsoft cannot step in for you or for ${f.newPartner}.`
    : 'Microsoft cannot step in for the customer or the new partner.';

/** The customer's person at the current partner. */
export const contact = (f: MailFacts): string =>
  `Your contact at ${f.currentPartner} is ${f.currentPartnerContact}.`;
