import type { Instant } from '../transfer/instant.ts';
import type { Language, Party } from '../transfer/party.ts';
import type { Proof, Section, SignedHow, Timestamp } from '../transfer/signed-form.ts';
import type { Paper } from '../transfer/stuck-paper.ts';
import type { PartnerSide } from '../transfer/tenancy.ts';
import type { End } from '../transfer/transfer.ts';

/** How somebody reached us: a partner's portal, a link to sign, to the customer's own page, to the new partner's part or to copies, ops, or nobody but the clock. */
export const WAYS = [
  'portal',
  'signing-link',
  'follow-link',
  'part-link',
  'copies-link',
  'ops',
  'clock',
] as const;

/** Who caused an entry: a party, ops, or the product itself. */
export type Actor = {
  role: Party | 'ops' | 'system';
  via: (typeof WAYS)[number];
  name?: string;
};

/** Where a click came from, as evidence. */
type Origin = { ip: string; userAgent: string };

/** Everything that can be said in the audit trail; a closed union, each kind with one sentence. */
export type AuditFact =
  | {
      kind: 'transferRequested';
      requestedBy: string;
      requestReceivedAt: Instant;
      evidenceSha256?: string;
      alsoSentTo?: string;
    }
  | { kind: 'eligibilityConfirmed'; warnings?: string[] }
  | { kind: 'transferRejected'; reasons: string[] }
  | { kind: 'serviceTicketOpened'; serviceTicket: string; openedAt: Instant; replaces?: string }
  | { kind: 'serviceTicketPostponed' }
  | { kind: 'formPrepared'; revision: number; sha256: string }
  | { kind: 'signingLinkIssued'; party: Party; revision: number; generation: number; expiresAt: Instant }
  | { kind: 'followLinkIssued'; generation: number; expiresAt: Instant }
  | { kind: 'partLinkIssued'; generation: number; expiresAt: Instant }
  | {
      kind: 'copiesLinkIssued';
      party: Party;
      as: 'contact' | 'signatory';
      generation: number;
      expiresAt: Instant;
    }
  | ({ kind: 'followPageOpened' } & Origin)
  | ({ kind: 'partPageOpened' } & Origin)
  | ({ kind: 'copiesPageOpened'; party: Party } & Origin)
  | { kind: 'accessCodeSet'; party: Party; by: PartnerSide }
  | { kind: 'accessCodeCleared'; party: Party; reason: string }
  | ({ kind: 'accessCodeGiven'; party: Party } & Origin)
  | ({ kind: 'accessCodeWrong'; party: Party; tries: number } & Origin)
  | ({ kind: 'signingPageOpened'; party: Party; revision: number } & Origin)
  | {
      kind: 'signed';
      party: Party;
      revision: number;
      signatory: string;
      contentHash: string;
      method: SignedHow;
      proof: Proof;
      consentVersion: string;
      consentLanguage: Language;
      consentSha256: string;
      ip: string;
      userAgent: string;
    }
  | {
      kind: 'signatureSealed';
      party: Party;
      revision: number;
      sha256: string;
      thumbprint: string;
      timestamp?: Timestamp;
    }
  | { kind: 'timestampMissed'; paper: Paper; party?: Party; reason: string }
  | { kind: 'paperStuck'; paper: Paper; reason: string }
  | { kind: 'paperStillStuck'; paper: Paper; since: Instant }
  | { kind: 'resealAsked' }
  | { kind: 'newPartnerProposed'; number: number }
  | { kind: 'newPartnerSubmitted'; attestedBy: string; agreement: string; confirmsProposal?: number }
  | { kind: 'newPartnerFilledIn'; revision: number; sha256: string }
  | {
      kind: 'correctionRequested';
      by: Party;
      reason: string;
      sections: Section[];
      voidedRevision: number;
      voided: Party[];
    }
  | ({
      kind: 'signatoryChanged';
      party: Party;
      by: Party | 'ops';
      from: string;
      to: string;
      reason?: string;
    } & Partial<Origin>)
  | { kind: 'linkRenewed'; party: Party }
  | { kind: 'followLinkRenewed' }
  | { kind: 'partLinkRenewed' }
  | { kind: 'timeGivenBack'; until: Instant }
  | { kind: 'timeExtended'; until: Instant; reason: string }
  | { kind: 'signaturesAging'; signedAt: Instant; until: Instant }
  | { kind: 'signaturesTooOld'; voidedRevision: number; voided: Party[] }
  | { kind: 'stageStalled'; waitsFor: string[] }
  | { kind: 'submissionChecked'; failures: string[] }
  | {
      kind: 'formAttached';
      sha256: string;
      attachedAt: Instant;
      dueAt: Instant;
      calendar: string;
      timeZone: string;
    }
  | { kind: 'supportDueRecorded'; dueAt: Instant; computedDueAt: Instant }
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
      sections?: Section[];
    }
  | {
      kind: 'adminVerified';
      party: Party;
      verifiedAt: Instant;
      outcome: 'confirmed' | 'denied';
      note?: string;
    }
  | {
      kind: 'accessReported';
      ranBy: string;
      by: Party;
      exportSha256: string;
      remaining: number;
      review: number;
    }
  | { kind: 'partnerGroupsRecorded'; party: Party; by: Party | 'ops'; groupIds: string[] }
  | { kind: 'closedByOps'; reason: string }
  | { kind: 'reminded'; to: string }
  | { kind: 'mailSent'; mailId: string; to: string; operationId: string }
  | { kind: 'mailDropped'; mailId: string; reason: string }
  | { kind: 'noticeSent'; mailId: string; to: string }
  | { kind: 'noticeDropped'; mailId: string; reason: string }
  | { kind: 'transferEnded'; end: End; reason: string }
  | { kind: 'certificateIssued'; sha256: string; thumbprint: string; timestamp?: Timestamp };

/** A fact with who and when: the body of one chained audit entry. */
export type AuditRecord = { at: Instant; by: Actor; messageId?: string; fact: AuditFact };
