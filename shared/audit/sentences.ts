import { type Party, partyName } from '../transfer/party.ts';
import type { Section } from '../transfer/signed-form.ts';
import type { AuditFact } from './audit-fact.ts';

const addressee = (to: string): string => (to in partyName ? `the ${partyName[to as Party]}` : to);

const SECTION_NAMES: Record<Section, string> = {
  customer: 'the customer',
  subscription: 'the subscription',
  currentPartner: 'the current partner',
  newPartner: 'the new partner',
};

/** Sections of the form as people call them. */
export const sectionsOf = (sections: readonly Section[]): string =>
  `the section${sections.length === 1 ? '' : 's'} about ${sections.map((section) => SECTION_NAMES[section]).join(', ')}`;

const voidedOf = (voided: Party[]): string =>
  voided.length === 0
    ? ''
    : `; void ${voided.length === 1 ? 'is the signature' : 'are the signatures'} of the ${voided.map((party) => partyName[party]).join(', the ')}`;

/** A text as people typed it, ended like a sentence so that the next one does not run into it. */
export const asSentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

type Say = { [F in AuditFact as F['kind']]: (fact: F) => string };

const SENTENCES: Say = {
  transferRequested: (f) =>
    `${f.requestedBy} asked for the transfer in writing${f.alsoSentTo ? `, also to ${f.alsoSentTo}` : ''}; received ${f.requestReceivedAt}.${f.evidenceSha256 ? ' The letter is kept.' : ''}`,
  eligibilityConfirmed: (f) => ['The transfer is eligible.', ...(f.warnings ?? [])].join(' '),
  transferRejected: (f) => `The transfer is not eligible: ${f.reasons.join(' ')}`,
  serviceTicketOpened: (f) =>
    f.replaces
      ? `The service ticket is ${f.serviceTicket}, not ${f.replaces} as recorded before.`
      : `Service ticket ${f.serviceTicket} was opened.`,
  serviceTicketPostponed: () =>
    'The service ticket is to be opened later; it is needed before the form is attached.',
  formPrepared: (f) => `Revision ${f.revision} of the form was prepared.`,
  signingLinkIssued: (f) =>
    `A signing link for revision ${f.revision} was issued to the ${partyName[f.party]}.`,
  followLinkIssued: () => 'A link to follow the transfer was issued to the customer.',
  partLinkIssued: () => 'A link to fill in the new partner’s part was issued to the new partner.',
  copiesLinkIssued: (f) =>
    `A link to the copies was issued to ${f.as === 'contact' ? 'the contact' : 'the signatory'} of the ${partyName[f.party]}.`,
  partPageOpened: () => 'The new partner opened the page to fill in its part.',
  copiesPageOpened: (f) => `The ${partyName[f.party]} opened the page with its copies.`,
  accessCodeSet: (f) =>
    `The ${partyName[f.by]} set an access code for the signatory of the ${partyName[f.party]}.`,
  accessCodeCleared: (f) =>
    `Ops took away the access code of the signatory of the ${partyName[f.party]}: ${asSentence(f.reason)}`,
  accessCodeGiven: (f) => `The signatory of the ${partyName[f.party]} gave the access code.`,
  accessCodeWrong: (f) =>
    `A wrong access code was given for the signatory of the ${partyName[f.party]} (try ${f.tries}).`,
  followPageOpened: () => 'The customer opened its page of the transfer.',
  signingPageOpened: (f) => `The ${partyName[f.party]} opened the form to sign.`,
  signed: (f) => `${f.signatory} signed revision ${f.revision} for the ${partyName[f.party]}.`,
  signatureSealed: (f) => `The signature of the ${partyName[f.party]} was sealed into the form.`,
  timestampMissed: (f) =>
    `The seal of ${f.party ? `the ${partyName[f.party]}’s signature` : `the ${f.paper}`} carries no timestamp: ${asSentence(f.reason)}`,
  paperStuck: (f) => `The ${f.paper} could not be made and is tried again: ${asSentence(f.reason)}`,
  paperStillStuck: (f) => `The ${f.paper} has been stuck since ${f.since}; ops are told.`,
  resealAsked: () => 'Ops asked for the stuck paper to be tried again at once.',
  newPartnerProposed: () =>
    'The customer entered the new partner’s details; the new partner has to confirm them.',
  newPartnerSubmitted: (f) =>
    `The new partner ${f.confirmsProposal ? 'confirmed what the customer entered' : 'filled in its part'}; ${f.attestedBy} attests "${f.agreement}".`,
  newPartnerFilledIn: (f) => `The new partner’s part was filled into revision ${f.revision}.`,
  correctionRequested: (f) =>
    `The ${partyName[f.by]} asked for a correction of ${sectionsOf(f.sections)}: ${asSentence(f.reason)} Revision ${f.voidedRevision} is replaced${voidedOf(f.voided)}.`,
  signatoryChanged: (f) =>
    `${f.to} signs for the ${partyName[f.party]} instead of ${f.from}${f.by === 'ops' ? ', replaced by ops' : ''}.${f.reason ? ` ${asSentence(f.reason)}` : ''}`,
  linkRenewed: (f) => `Ops had a new signing link sent to the ${partyName[f.party]}; the old one is dead.`,
  followLinkRenewed: () => 'Ops replaced the link to the customer’s own page; the old one is dead.',
  partLinkRenewed: () => 'Ops replaced the link to the new partner’s part; the old one is dead.',
  timeGivenBack: (f) =>
    `The time the stuck paper had kept everybody waiting was given back: there is time until ${f.until}.`,
  timeExtended: (f) => `Ops gave time until ${f.until}: ${asSentence(f.reason)}`,
  signaturesAging: (f) =>
    `The oldest signature is of ${f.signedAt}; after ${f.until} all of them have to be collected again.`,
  signaturesTooOld: (f) =>
    `A signature has become too old. Revision ${f.voidedRevision} is replaced${voidedOf(f.voided)}.`,
  stageStalled: (f) => `The ${f.waitsFor.join(' and the ')} did not answer several reminders.`,
  submissionChecked: (f) =>
    f.failures.length === 0
      ? 'The form passed the submission check.'
      : `The submission check failed: ${f.failures.join(' ')}`,
  formAttached: (f) => `The form was attached to the service ticket; an answer is due ${f.dueAt}.`,
  supportDueRecorded: (f) =>
    `Microsoft’s own time to answer is ${f.dueAt}; by our count it was ${f.computedDueAt}.`,
  supportWarned: (f) => `${f.used} of the eight business hours have passed without an answer.`,
  supportBreached: (f) => `Microsoft Support has not answered by ${f.dueAt}.`,
  supportStillSilent: (f) => `Microsoft Support, due ${f.dueAt}, has still not answered.`,
  supportAnswered: (f) =>
    `${f.engineer} of Microsoft Support answered: ${f.outcome}${f.inTime ? '' : ' (late)'}.${f.note ? ` ${asSentence(f.note)}` : ''}`,
  adminVerified: (f) =>
    `The admin of the ${partyName[f.party]} ${f.outcome === 'confirmed' ? 'confirmed' : 'did not confirm'} the transfer to Microsoft Support.${f.note ? ` ${asSentence(f.note)}` : ''}`,
  accessReported: (f) =>
    f.remaining === 0
      ? `${f.ranBy} reported role assignments: nobody of the old partner has access.`
      : `${f.ranBy} reported role assignments: ${f.remaining} of the old partner ${f.remaining === 1 ? 'remains' : 'remain'}.`,
  partnerGroupsRecorded: (f) =>
    f.by === 'ops'
      ? `Ops recorded the ids of the ${partyName[f.party]}’s groups: ${f.groupIds.join(', ')}.`
      : `The ${partyName[f.party]} recorded the ids of its groups: ${f.groupIds.join(', ')}.`,
  closedByOps: (f) =>
    `Ops closed the transfer without proof that the old access is removed: ${asSentence(f.reason)}`,
  reminded: (f) => `The ${f.to} was reminded.`,
  mailSent: (f) => `Mail ${f.mailId} was handed to the mail service for ${addressee(f.to)}.`,
  mailDropped: (f) => `Mail ${f.mailId} is not sent any more: ${f.reason} It may have gone out before.`,
  noticeSent: (f) => `Notice ${f.mailId} was handed to the portal of ${addressee(f.to)}.`,
  noticeDropped: (f) => `Notice ${f.mailId} is not sent any more: ${f.reason}`,
  transferEnded: (f) => `The transfer is ${f.end}: ${asSentence(f.reason)}`,
  certificateIssued: () => 'The certificate was sealed.',
};

/** The sentence of a fact, as ops, partners and the evidence read it. */
export const sentenceOf = (fact: AuditFact): string =>
  (SENTENCES[fact.kind] as (fact: AuditFact) => string)(fact);
