import type { Instant } from '../transfer/instant.ts';
import { type Party, partyName } from '../transfer/party.ts';
import type { End } from '../transfer/transfer.ts';

/** Who caused an entry: a party through its portal or signing link, ops, or the product's own clock. */
export type Actor = {
  role: Party | 'ops' | 'system';
  via: 'portal' | 'signing-link' | 'ops' | 'clock';
  name?: string;
};

/** Everything that can be said in the audit trail; a closed union, each kind with one sentence. */
export type AuditFact =
  | { kind: 'transferRequested'; requestedBy: string; requestReceivedAt: Instant }
  | { kind: 'eligibilityConfirmed' }
  | { kind: 'transferRejected'; reasons: string[] }
  | { kind: 'serviceTicketOpened'; serviceTicket: string; openedAt: Instant }
  | { kind: 'formPrepared'; revision: number; sha256: string }
  | { kind: 'signingLinkIssued'; party: Party; revision: number; generation: number; expiresAt: Instant }
  | { kind: 'signingPageOpened'; party: Party; revision: number; ip: string; userAgent: string }
  | {
      kind: 'signed';
      party: Party;
      revision: number;
      signatory: string;
      contentHash: string;
      consentVersion: string;
      ip: string;
      userAgent: string;
    }
  | { kind: 'signatureSealed'; party: Party; revision: number; sha256: string }
  | { kind: 'newPartnerSubmitted'; attestedBy: string; agreement: string }
  | { kind: 'newPartnerFilledIn'; revision: number; sha256: string }
  | { kind: 'correctionRequested'; by: Party; reason: string; voidedRevision: number }
  | { kind: 'submissionChecked'; failures: string[] }
  | { kind: 'formAttached'; sha256: string; attachedAt: Instant; dueAt: Instant }
  | { kind: 'supportWarned'; used: '50 %' | '75 %' }
  | { kind: 'supportBreached'; dueAt: Instant }
  | { kind: 'supportStillSilent'; dueAt: Instant }
  | {
      kind: 'supportAnswered';
      outcome: string;
      engineer: string;
      answeredAt: Instant;
      inTime: boolean;
      note?: string;
    }
  | { kind: 'adminVerified'; party: Party; verifiedAt: Instant }
  | { kind: 'accessReported'; ranBy: string; remaining: number }
  | { kind: 'reminded'; to: string }
  | { kind: 'mailSent'; mailId: string; to: string; operationId: string }
  | { kind: 'mailDropped'; mailId: string; reason: string }
  | { kind: 'transferEnded'; end: End; reason: string };

const addressee = (to: string): string => (to in partyName ? `the ${partyName[to as Party]}` : to);

type Say = { [F in AuditFact as F['kind']]: (fact: F) => string };

const SENTENCES: Say = {
  transferRequested: (f) =>
    `${f.requestedBy} asked for the transfer in writing; received ${f.requestReceivedAt}.`,
  eligibilityConfirmed: () => 'The transfer is eligible.',
  transferRejected: (f) => `The transfer is not eligible: ${f.reasons.join(' ')}`,
  serviceTicketOpened: (f) => `Service ticket ${f.serviceTicket} was opened.`,
  formPrepared: (f) => `Revision ${f.revision} of the form was prepared.`,
  signingLinkIssued: (f) =>
    `A signing link for revision ${f.revision} was issued to the ${partyName[f.party]}.`,
  signingPageOpened: (f) => `The ${partyName[f.party]} opened the form to sign.`,
  signed: (f) => `${f.signatory} signed revision ${f.revision} for the ${partyName[f.party]}.`,
  signatureSealed: (f) => `The signature of the ${partyName[f.party]} was sealed into the form.`,
  newPartnerSubmitted: (f) => `The new partner filled in its part; ${f.attestedBy} attests "${f.agreement}".`,
  newPartnerFilledIn: (f) => `The new partner’s part was filled into revision ${f.revision}.`,
  correctionRequested: (f) =>
    `The ${partyName[f.by]} asked for a correction: ${f.reason} Revision ${f.voidedRevision} and its signatures are void.`,
  submissionChecked: (f) =>
    f.failures.length === 0
      ? 'The form passed the submission check.'
      : `The submission check failed: ${f.failures.join(' ')}`,
  formAttached: (f) => `The form was attached to the service ticket; an answer is due ${f.dueAt}.`,
  supportWarned: (f) => `${f.used} of the eight business hours have passed without an answer.`,
  supportBreached: (f) => `Microsoft Support has not answered by ${f.dueAt}.`,
  supportStillSilent: (f) => `Microsoft Support, due ${f.dueAt}, has still not answered.`,
  supportAnswered: (f) =>
    `${f.engineer} of Microsoft Support answered: ${f.outcome}${f.inTime ? '' : ' (late)'}.${f.note ? ` ${f.note}` : ''}`,
  adminVerified: (f) =>
    `Microsoft Support verified the transfer with the admin of the ${partyName[f.party]}.`,
  accessReported: (f) =>
    f.remaining === 0
      ? `${f.ranBy} reported role assignments: nobody of the old partner has access.`
      : `${f.ranBy} reported role assignments: ${f.remaining} of the old partner ${f.remaining === 1 ? 'remains' : 'remain'}.`,
  reminded: (f) => `The ${f.to} was reminded.`,
  mailSent: (f) => `Mail ${f.mailId} was handed to the mail service for ${addressee(f.to)}.`,
  mailDropped: (f) => `Mail ${f.mailId} is not sent any more: ${f.reason} It may have gone out before.`,
  transferEnded: (f) => `The transfer is ${f.end}: ${f.reason}`,
};

/** The sentence of a fact, as ops, partners and the evidence read it. */
export const sentenceOf = (fact: AuditFact): string =>
  (SENTENCES[fact.kind] as (fact: AuditFact) => string)(fact);

/** A fact with who and when: the body of one chained audit entry. */
export type AuditRecord = { at: Instant; by: Actor; messageId?: string; fact: AuditFact };
