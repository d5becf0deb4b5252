import { describe, expect, it } from 'vitest';
import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import { sentenceOf } from '../../../shared/audit/sentences.ts';

const at = '2026-11-02T15:00:00.000Z';
const sha256 = 'a'.repeat(64);
const party = 'newPartner' as const;

const report = { ranBy: 'Łukasz 李', by: party, exportSha256: sha256, review: 1 };

/** One fact of every kind; the type refuses a kind that is missing. */
const FACTS: { [K in AuditFact['kind']]: Omit<Extract<AuditFact, { kind: K }>, 'kind'>[] } = {
  transferRequested: [
    { requestedBy: 'Renée Lemaire', requestReceivedAt: at },
    {
      requestedBy: 'Renée Lemaire',
      requestReceivedAt: at,
      evidenceSha256: sha256,
      alsoSentTo: 'Microsoft',
    },
  ],
  eligibilityConfirmed: [{ warnings: [] }, { warnings: ['Contoso is in NL.'] }],
  transferRejected: [{ reasons: ['It is an Azure plan.', 'It is suspended.'] }],
  serviceTicketOpened: [
    { serviceTicket: '616122292874576', openedAt: at },
    { serviceTicket: '616122292874576', openedAt: at, replaces: '616122292874567' },
  ],
  serviceTicketPostponed: [{}],
  formPrepared: [{ revision: 2, sha256 }],
  signingLinkIssued: [{ party, revision: 2, generation: 1, expiresAt: at }],
  followLinkIssued: [{ generation: 1, expiresAt: at }],
  followPageOpened: [{ ip: '192.0.2.7', userAgent: 'test' }],
  signingPageOpened: [{ party, revision: 2, ip: '192.0.2.7', userAgent: 'test' }],
  signed: [
    {
      party,
      revision: 2,
      signatory: 'Łukasz 李',
      contentHash: sha256,
      method: 'drawn',
      proof: 'mailbox-and-code',
      consentVersion: '2026-11-1',
      consentLanguage: 'nl',
      consentSha256: sha256,
      ip: '192.0.2.7',
      userAgent: 'test',
    },
  ],
  signatureSealed: [
    { party, revision: 2, sha256, thumbprint: sha256 },
    { party, revision: 2, sha256, thumbprint: sha256, timestamp: { authority: 'An authority', at } },
  ],
  timestampMissed: [
    { paper: 'signature', party, reason: 'The authority did not answer in time.' },
    { paper: 'certificate', reason: 'The authority did not answer in time.' },
  ],
  paperStuck: [{ paper: 'signature', reason: 'No authority answered.' }],
  paperStillStuck: [{ paper: 'signature', since: at }],
  resealAsked: [{}],
  partLinkIssued: [{ generation: 1, expiresAt: at }],
  copiesLinkIssued: [
    { party, as: 'contact', generation: 1, expiresAt: at },
    { party, as: 'signatory', generation: 2, expiresAt: at },
  ],
  partPageOpened: [{ ip: '192.0.2.7', userAgent: 'test' }],
  copiesPageOpened: [{ party, ip: '192.0.2.7', userAgent: 'test' }],
  accessCodeSet: [{ party, by: 'newPartner' }],
  accessCodeCleared: [{ party, reason: 'The customer cannot reach its partner.' }],
  partLinkRenewed: [{}],
  accessCodeGiven: [{ party, ip: '192.0.2.7', userAgent: 'test' }],
  accessCodeWrong: [{ party, tries: 2, ip: '192.0.2.7', userAgent: 'test' }],
  certificateIssued: [{ sha256, thumbprint: sha256 }],
  newPartnerProposed: [{ number: 1 }],
  newPartnerSubmitted: [
    { attestedBy: 'Łukasz 李', agreement: 'Cloud agreement 7' },
    { attestedBy: 'Łukasz 李', agreement: 'Cloud agreement 7', confirmsProposal: 1 },
  ],
  newPartnerFilledIn: [{ revision: 2, sha256 }],
  correctionRequested: [
    { by: party, reason: 'Typo.', voidedRevision: 2, sections: ['newPartner'], voided: [] },
    { by: party, reason: 'Typo', voidedRevision: 2, sections: ['customer', 'newPartner'], voided: [party] },
    {
      by: 'customer',
      reason: 'Is it right?',
      voidedRevision: 2,
      sections: ['subscription'],
      voided: ['currentPartner', party],
    },
  ],
  signatoryChanged: [
    { party, by: party, from: 'Łukasz 李', to: 'Jo Berg' },
    { party, by: 'ops', from: 'Łukasz 李', to: 'Jo Berg', reason: 'Has left' },
  ],
  partnerGroupsRecorded: (['newPartner', 'ops'] as const).map((by) => ({
    party,
    by,
    groupIds: ['6b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b111'],
  })),
  linkRenewed: [{ party }],
  followLinkRenewed: [{}],
  timeGivenBack: [{ until: at }],
  timeExtended: [{ until: at, reason: 'The signatory is ill' }],
  signaturesAging: [{ signedAt: at, until: at }],
  signaturesTooOld: [{ voidedRevision: 2, voided: ['currentPartner', party] }],
  stageStalled: [{ waitsFor: ['customer', 'new partner'] }],
  submissionChecked: [{ failures: [] }, { failures: ['form is not stored; to mend by: ops.'] }],
  formAttached: [
    { sha256, attachedAt: at, dueAt: at, calendar: 'na-pacific', timeZone: 'America/Los_Angeles' },
  ],
  supportDueRecorded: [{ dueAt: at, computedDueAt: at }],
  supportWarned: [{ used: '50 %' }, { used: '75 %' }],
  supportBreached: [{ dueAt: at }],
  supportStillSilent: [{ dueAt: at }],
  supportAnswered: [
    { outcome: 'received', engineer: 'Sam', answeredAt: at, inTime: true },
    { outcome: 'completed', engineer: 'Sam', answeredAt: at, inTime: false },
    {
      outcome: 'incomplete',
      engineer: 'Sam',
      answeredAt: at,
      inTime: true,
      note: 'Page 2 is unreadable.',
      sections: ['customer'],
    },
  ],
  adminVerified: [
    { party, verifiedAt: at, outcome: 'confirmed' },
    { party, verifiedAt: at, outcome: 'denied', note: 'Nobody told us.' },
  ],
  accessReported: [
    { ...report, remaining: 0 },
    { ...report, remaining: 1 },
    { ...report, remaining: 2 },
  ],
  closedByOps: [{ reason: 'The customer has left Azure' }],
  reminded: [{ to: 'new partner' }],
  mailSent: [{ mailId: '3-attachForm-currentPartner', to: 'currentPartner', operationId: 'x' }],
  mailDropped: [{ mailId: '3-attachForm-currentPartner', reason: 'what it was about has changed.' }],
  noticeSent: [{ mailId: '3-attachForm-currentPartner-portal', to: 'currentPartner' }],
  noticeDropped: [{ mailId: '3-attachForm-currentPartner-portal', reason: 'it has no portal.' }],
  transferEnded: [
    { end: 'declined', reason: 'The customer declined.' },
    { end: 'cancelled', reason: 'Cancelled by ops: No budget' },
  ],
};
const facts = Object.entries(FACTS).flatMap(([kind, all]) =>
  all.map((fact) => ({ kind, fact: { kind, ...fact } as AuditFact })),
);

describe('an audit fact', () => {
  it.each(facts)('$kind has a sentence that ends and leaves no gap', ({ fact }) => {
    const sentence = sentenceOf(fact);
    expect(sentence).toMatch(/^\S.*[.]$/);
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\s{2}| \.|: \./);
  });

  it('never says a network address, a hash or an operation id (D-25)', () => {
    for (const { fact } of facts) expect(sentenceOf(fact)).not.toMatch(/192\.0\.2\.7|a{64}|operation/);
  });

  it.each<[string, AuditFact, RegExp]>([
    [
      'a late answer',
      { kind: 'supportAnswered', outcome: 'completed', engineer: 'Sam', answeredAt: at, inTime: false },
      /\(late\)/,
    ],
    [
      'an answer in time',
      { kind: 'supportAnswered', outcome: 'completed', engineer: 'Sam', answeredAt: at, inTime: true },
      /^(?!.*late)/,
    ],
    ['nobody left', { kind: 'accessReported', ...report, remaining: 0 }, /nobody of the old partner/],
    ['somebody left', { kind: 'accessReported', ...report, remaining: 2 }, /2 of the old partner remain/],
    [
      'a failed check',
      { kind: 'submissionChecked', failures: ['form is not stored.'] },
      /failed: form is not stored\./,
    ],
    [
      'void signatures',
      {
        kind: 'correctionRequested',
        by: party,
        reason: 'Typo',
        voidedRevision: 2,
        sections: ['newPartner'],
        voided: ['customer', party],
      },
      /void are the signatures of the customer, the new partner\.$/,
    ],
    [
      'none void',
      {
        kind: 'correctionRequested',
        by: party,
        reason: 'Typo',
        voidedRevision: 2,
        sections: ['newPartner'],
        voided: [],
      },
      /Typo\. Revision 2 is replaced\.$/,
    ],
    [
      'an admin who did not confirm',
      { kind: 'adminVerified', party, verifiedAt: at, outcome: 'denied' },
      /did not confirm the transfer/,
    ],
    ['a passed check', { kind: 'submissionChecked', failures: [] }, /passed/],
  ])('tells %s from its opposite', (_, fact, sentence) => {
    expect(sentenceOf(fact)).toMatch(sentence);
  });

  it('names the parties as people do', () => {
    const sentences = facts
      .map(({ fact }) => sentenceOf(fact))
      .filter((text) => /The (signature of the )?new/.test(text));
    expect(sentences.length).toBeGreaterThan(3);
    expect(sentences.join(' ')).not.toContain('newPartner');
  });
});
