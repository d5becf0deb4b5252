import { sentenceOf } from '../audit/audit-fact.ts';
import { dueAt, waitsFor } from '../transfer/passing-time.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';
import type { AuditEntry } from '../transfer/transfer-store.ts';

/** A transfer as its two partners and ops may see it: no tokens, no links, no other party's contact data (RELIABILITY I3). */
export function transferView(transfer: Transfer) {
  const { customer, subscription, currentPartner, newPartner, clock } = transfer;
  return {
    transferId: transfer.id,
    cloud: transfer.cloud,
    stage: transfer.stage,
    stageSince: transfer.stageSince,
    waitsFor: waitsFor(transfer),
    dueAt: dueAt(transfer),
    createdAt: transfer.createdAt,
    revision: transfer.revision,
    customer: { organisationName: customer.organisationName, microsoftId: customer.microsoftId },
    subscription,
    currentPartner: {
      partnerId: currentPartner.identity.partnerId,
      organisationName: currentPartner.identity.organisationName,
    },
    newPartner: {
      partnerId: newPartner.identity.partnerId,
      organisationName: newPartner.identity.organisationName,
    },
    serviceTicket: transfer.serviceTicket,
    form: currentForm(transfer),
    signatures: Object.values(transfer.signatures).map((signature) => ({
      party: signature?.party,
      revision: signature?.revision,
      signedAt: signature?.signedAt,
      sealed: signature?.sealedIn !== undefined,
    })),
    submission: transfer.submission,
    supportClock: clock && {
      startedAt: clock.startedAt,
      dueAt: clock.dueAt,
      breachedAt: clock.breachedAt,
      calendar: clock.calendarId,
    },
    respondedAt: transfer.respondedAt,
    verified: transfer.verified,
    cutOffDate: transfer.cutOffDate,
    newPartnerCenterSubscriptionId: transfer.newPartnerCenterSubscriptionId,
    end: transfer.end,
  };
}

/** The audit trail as people read it and as a program can check it: each entry whole, with its sentence. */
export const auditView = (transferId: string, entries: AuditEntry[]) => ({
  transferId,
  head: entries.at(-1)?.hash,
  entries: entries.map((entry) => ({ ...entry, sentence: sentenceOf(entry.fact) })),
});
