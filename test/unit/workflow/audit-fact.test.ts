import { describe, expect, it } from 'vitest';
import { type AuditFact, sentenceOf } from '../../../shared/audit/audit-fact.ts';

const at = '2026-11-02T15:00:00.000Z';
const sha256 = 'a'.repeat(64);
const party = 'newPartner' as const;

/** One fact of every kind; the type refuses a kind that is missing. */
const FACTS: { [K in AuditFact['kind']]: Omit<Extract<AuditFact, { kind: K }>, 'kind'>[] } = {
  transferRequested: [{ requestedBy: 'Renée Lemaire', requestReceivedAt: at }],
  eligibilityConfirmed: [{}],
  transferRejected: [{ reasons: ['It is an Azure plan.', 'It is suspended.'] }],
  serviceTicketOpened: [{ serviceTicket: '616122292874576', openedAt: at }],
  formPrepared: [{ revision: 2, sha256 }],
  signingLinkIssued: [{ party, revision: 2, generation: 1, expiresAt: at }],
  signingPageOpened: [{ party, revision: 2, ip: '192.0.2.7', userAgent: 'test' }],
  signed: [
    {
      party,
      revision: 2,
      signatory: 'Łukasz 李',
      contentHash: sha256,
      consentVersion: '1',
      ip: '192.0.2.7',
      userAgent: 'test',
    },
  ],
  signatureSealed: [{ party, revision: 2, sha256 }],
  newPartnerSubmitted: [{ attestedBy: 'Łukasz 李', agreement: 'Cloud agreement 7' }],
  newPartnerFilledIn: [{ revision: 2, sha256 }],
  correctionRequested: [{ by: party, reason: 'Typo.', voidedRevision: 2 }],
  submissionChecked: [{ failures: [] }, { failures: ['form is not stored; to mend by: ops.'] }],
  formAttached: [{ sha256, attachedAt: at, dueAt: at }],
  supportWarned: [{ used: '50 %' }, { used: '75 %' }],
  supportBreached: [{ dueAt: at }],
  supportStillSilent: [{ dueAt: at }],
  supportAnswered: [
    { outcome: 'received', engineer: 'Sam', answeredAt: at, inTime: true },
    { outcome: 'completed', engineer: 'Sam', answeredAt: at, inTime: false },
  ],
  adminVerified: [{ party, verifiedAt: at }],
  accessReported: [
    { ranBy: 'Łukasz 李', remaining: 0 },
    { ranBy: 'Łukasz 李', remaining: 2 },
  ],
  reminded: [{ to: 'new partner' }],
  mailSent: [{ mailId: '3-attachForm-currentPartner', to: 'currentPartner', operationId: 'x' }],
  mailDropped: [{ mailId: '3-attachForm-currentPartner', reason: 'what it was about has changed.' }],
  transferEnded: [{ end: 'declined', reason: 'The customer declined.' }],
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

  it('never says a network address, a hash or an operation id', () => {
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
    ['nobody left', { kind: 'accessReported', ranBy: 'Ana', remaining: 0 }, /nobody of the old partner/],
    ['somebody left', { kind: 'accessReported', ranBy: 'Ana', remaining: 2 }, /2 of the old partner remain/],
    [
      'a failed check',
      { kind: 'submissionChecked', failures: ['form is not stored.'] },
      /failed: form is not stored\./,
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
