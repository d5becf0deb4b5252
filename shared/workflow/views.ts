import { sentenceOf } from '../audit/sentences.ts';
import { warningsOf } from '../transfer/eligibility.ts';
import { waitsForWhom } from '../transfer/held-up.ts';
import { dueAt } from '../transfer/passing-time.ts';
import { causeOf } from '../transfer/revision.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';
import type { AuditEntry } from '../transfer/transfer-store.ts';

/** A transfer as its two partners and ops may see it: no tokens, no links, no other party's contact data (RELIABILITY I3). */
export function transferView(transfer: Transfer) {
  const { customer, subscription, currentPartner, newPartner } = transfer;
  return {
    transferId: transfer.id,
    cloud: transfer.cloud,
    stage: transfer.stage,
    stageSince: transfer.stageSince,
    waitsFor: waitsForWhom(transfer),
    dueAt: dueAt(transfer),
    createdAt: transfer.createdAt,
    revision: transfer.revision,
    warnings: warningsOf(transfer),
    request: requestView(transfer),
    customer: { organisationName: customer.organisationName, microsoftId: customer.microsoftId },
    subscription,
    currentPartner: {
      partnerId: currentPartner.identity.partnerId,
      organisationName: currentPartner.identity.organisationName,
    },
    newPartner: {
      partnerId: newPartner.identity.partnerId,
      organisationName: newPartner.identity.organisationName,
      attested: attestedView(transfer),
    },
    serviceTicket: transfer.serviceTicket,
    ticketPostponedAt: transfer.ticketPostponedAt,
    form: currentForm(transfer),
    oldRevisions: transfer.oldRevisions.map(({ form, signatures: _, ...old }) => ({
      ...old,
      sha256: form.at(-1)?.sha256,
    })),
    correction: causeOf(transfer),
    signatures: Object.values(transfer.signatures).map((signature) => ({
      party: signature?.party,
      revision: signature?.revision,
      signedAt: signature?.signedAt,
      sealed: signature?.sealedIn !== undefined,
    })),
    submission: transfer.submission,
    supportClock: clockView(transfer),
    respondedAt: transfer.respondedAt,
    verified: transfer.verified,
    cutOffDate: transfer.cutOffDate,
    newPartnerCenterSubscriptionId: transfer.newPartnerCenterSubscriptionId,
    access: transfer.access,
    end: transfer.end,
    certificate: transfer.certificate,
  };
}

const clockView = ({ clock }: Transfer) =>
  clock && {
    startedAt: clock.startedAt,
    dueAt: clock.dueAt,
    computedDueAt: clock.computedDueAt,
    microsoftDueAt: clock.microsoftDueAt,
    breachedAt: clock.breachedAt,
    calendar: clock.calendar.id,
    timeZone: clock.calendar.timeZone,
  };

/** The written request as both partners may know it: who, when, and whether there is a letter; its words are the current partner's. */
const requestView = ({ request }: Transfer) => ({
  by: request.by,
  receivedAt: request.receivedAt,
  alsoSentTo: request.alsoSentTo,
  evidence: request.evidence && { mediaType: request.evidence.mediaType, sha256: request.evidence.sha256 },
});

/** What the new partner attests; everybody may see it before signing. */
const attestedView = ({ newPartner: { part } }: Transfer) =>
  part && { resellerRelationship: part.resellerRelationship, agreement: part.agreement };

/** What the customer entered for the new partner, for the new partner alone to look at and confirm. */
export const proposalView = ({ newPartner: { proposal } }: Transfer) => proposal && { proposal };

/** The audit trail as people read it and as a program can check it: each entry whole, with its sentence. */
export const auditView = (transferId: string, entries: AuditEntry[]) => ({
  transferId,
  head: entries.at(-1)?.hash,
  entries: entries.map((entry) => ({ ...entry, sentence: sentenceOf(entry.fact) })),
});
