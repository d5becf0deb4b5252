import { createHash } from 'node:crypto';
import { NA_PACIFIC } from '../../shared/calendar/calendars.ts';
import { TERMS } from '../../shared/transfer/terms.ts';
import type { Transfer } from '../../shared/transfer/transfer.ts';
import { a, aPartnersDetails } from './a-party.ts';

/** A transfer id that matches its pattern, a different one for every number. */
export const aTransferId = (number: number): string => `t${number.toString(36).padStart(25, '0')}`;

/** The hash some text would have; for places that want a SHA-256 and do not care of what. */
export const aHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * A complete, valid transfer that has just been requested, with the public sample data of DOMAIN 14.
 * Overrides replace whole top-level fields.
 */
export function aTransfer(overrides: Partial<Transfer> = {}): Transfer {
  return {
    id: aTransferId(1),
    formVersion: '1.0',
    cloud: 'usgov',
    createdAt: '2026-11-02T15:00:00.000Z',
    stage: 'requested',
    stageSince: '2026-11-02T15:00:00.000Z',
    revision: 1,
    version: 1,
    heard: 0,
    terms: TERMS,
    calendar: NA_PACIFIC,
    request: {
      by: 'Renée Lemaire',
      receivedAt: '2026-11-02T14:30:00.000Z',
      text: 'Please move our Azure subscription to Fabrikam.',
    },
    customer: a.customer,
    subscription: a.subscription,
    currentPartner: {
      identity: a.currentPartner,
      details: aPartnersDetails('Ana', 'Ortiz', 'contoso.com'),
      takesNotices: false,
    },
    newPartner: { identity: a.newPartner, takesNotices: false },
    form: [],
    oldRevisions: [],
    signatories: {},
    links: {},
    pastLinks: [],
    linksIssued: 0,
    accessCodes: {},
    signatures: {},
    submissions: 0,
    supportAnswers: 0,
    verified: {},
    accessReports: 0,
    reminders: 0,
    changes: 0,
    pendingMails: [],
    mailsOrdered: 0,
    chain: { sequence: 1, hash: aHash('first entry') },
    ...overrides,
  };
}

/** A transfer in which every optional field is filled, as it stands when it is completed. */
export function aFullTransfer(overrides: Partial<Transfer> = {}): Transfer {
  const at = '2026-11-20T16:00:00.000Z';
  const link = { revision: 1, generation: 1, issuedAt: at, expiresAt: at, tokenHash: aHash('token') };
  const signed = { revision: 1, method: 'typed' as const, signedAt: at, contentHash: aHash('content') };
  const sealed = {
    sealedIn: aHash('sealed'),
    sealedBy: aHash('seal certificate'),
    timestamp: { authority: 'A timestamp authority', at },
  };
  const consent = { consentVersion: '2026-11-1', consentLanguage: 'nl' as const };
  const signature = {
    ...signed,
    ...consent,
    ...sealed,
    title: 'Director',
    proof: 'mailbox-and-code' as const,
    drawing: aHash('drawing'),
  };
  return aTransfer({
    stage: 'completed',
    expiresAt: at,
    remindAt: at,
    version: 12,
    heard: 12,
    request: {
      by: 'Renée Lemaire',
      receivedAt: '2026-11-02T14:30:00.000Z',
      text: 'Please move our Azure subscription to Fabrikam.',
      evidence: { fileName: 'letter.pdf', mediaType: 'application/pdf', size: 1200, sha256: aHash('letter') },
      alsoSentTo: 'Microsoft',
    },
    newPartner: {
      identity: a.newPartner,
      takesNotices: true,
      proposal: {
        number: 1,
        details: aPartnersDetails('Łukasz', '李', 'fabrikam.com'),
        proposedAt: at,
      },
      part: {
        details: aPartnersDetails('Łukasz', '李', 'fabrikam.com'),
        resellerRelationship: { confirmedAt: at, evidence: 'Invitation accepted by the customer’s admin' },
        agreement: { name: 'Cloud agreement 7', dateAgreed: '2026-10-30', attestedBy: 'Łukasz 李' },
      },
    },
    serviceTicket: { number: '2611020040001234', openedAt: at },
    ticketPostponedAt: at,
    form: [{ sha256: aHash('form'), size: 84_213, after: 'newPartner' }],
    oldRevisions: [
      {
        revision: 1,
        form: [{ sha256: aHash('old form'), size: 84_213, after: 'prepared' }],
        sections: ['newPartner'],
        voided: ['customer'],
        signatures: [],
        replacedAt: at,
        by: 'new partner',
        reason: 'A typo',
      },
    ],
    signatories: {
      customer: { firstName: 'Jo', lastName: 'Berg', email: 'jo@lucernepublishing.com', title: 'CIO' },
    },
    linksIssued: 2,
    ageWarnedOf: at,
    links: {
      customer: { ...link, email: 'renee@lucernepublishing.com' },
      follow: {
        ...link,
        revision: 0,
        generation: 2,
        email: 'renee@lucernepublishing.com',
        tokenHash: aHash('follow'),
      },
    },
    pastLinks: [{ holder: 'currentPartner', revision: 1, generation: 1, tokenHash: aHash('past') }],
    accessCodes: { customer: { salt: 'salt', hash: 'hash', setBy: 'currentPartner', setAt: at, tries: 1 } },
    certificate: { sha256: aHash('certificate'), size: 31_000, issuedAt: at },
    stuck: { paper: 'certificate', reason: 'No authority answered.', since: at, toldAt: at },
    signatures: {
      currentPartner: {
        ...signature,
        party: 'currentPartner',
        name: 'Ana Ortiz',
        email: 'ana@contoso.com',
        organisation: 'Contoso',
      },
    },
    submissions: 1,
    submission: { attachedAt: at, sha256: aHash('form') },
    clock: {
      calendar: NA_PACIFIC,
      startedAt: at,
      halfAt: at,
      threeQuartersAt: at,
      dueAt: at,
      computedDueAt: at,
      microsoftDueAt: at,
      warned: ['half'],
      breachedAt: at,
      tellAgainAt: at,
    },
    supportAnswers: 1,
    respondedAt: at,
    verified: {
      currentPartner: { at, outcome: 'confirmed' },
      newPartner: { at, outcome: 'denied', note: 'Nobody told us.' },
    },
    cutOffDate: '2026-11-30',
    newPartnerCenterSubscriptionId: '0f1d27a4-60b3-4d0c-9a5b-3f8a1c5f9d11',
    accessReports: 1,
    access: {
      reportedAt: at,
      by: 'newPartner',
      ranBy: 'Łukasz 李',
      exportSha256: aHash('export'),
      remaining: 0,
      review: 1,
    },
    end: { at, by: 'system', reason: 'Nobody of the old partner has access.' },
    pendingMails: [
      { mailId: 'm1', kind: 'completed', to: 'ops', orderedAt: at, place: 'access r1:1', channel: 'mail' },
    ],
    mailsOrdered: 1,
    indexedAs: 'completed',
    ...overrides,
  });
}
