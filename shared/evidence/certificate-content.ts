import type { Instant } from '../transfer/instant.ts';
import { Party } from '../transfer/party.ts';
import type { FormState, OldRevision } from '../transfer/signed-form.ts';
import type { Cloud, End, Transfer } from '../transfer/transfer.ts';
import type { AuditEntry } from '../transfer/transfer-store.ts';
import { type CourseEntry, courseOf } from './course.ts';
import { type PartyEvidence, partyEvidence } from './party-evidence.ts';
import { type AdminVerified, adminsOf, type UploadEvidence, uploadsOf } from './support-evidence.ts';
import { entriesOf, type Trail, trailToEnd } from './trail.ts';

/** A revision of the form: every stored state of it, and why it was replaced where it was. */
export type RevisionEvidence = {
  revision: number;
  states: FormState[];
  replaced?: Pick<OldRevision, 'replacedAt' | 'by' | 'reason' | 'sections' | 'voided'>;
};

/** A list of role assignments that was handed in. */
export type AccessEvidence = {
  at: Instant;
  by: Party;
  ranBy: string;
  exportSha256: string;
  remaining: number;
  review: number;
};

/** What ended the transfer: somebody, or the list of role assignments that proved it complete, which nobody decides. */
export type EndCause = { by: string } | { listRanBy: string; handedInBy: Party };

/** Everything the evidence certificate says: plain values of the rows, times as instants in UTC, hashes as SHA-256 in hexadecimal. */
export type CertificateContent = {
  transferId: string;
  cloud: Cloud;
  formVersion: string;
  request: { by: string; receivedAt: Instant; recordedAt: Instant; letterSha256?: string };
  subscription: {
    azureSubscriptionId: string;
    partnerCenterSubscriptionId: string;
    newPartnerCenterSubscriptionId?: string;
    friendlyName?: string;
  };
  serviceTicket?: { number: string; openedAt: Instant };
  end: { how: End; at: Instant; cause: EndCause; reason: string };
  /** In the order in which the form names them. */
  parties: PartyEvidence[];
  /** Oldest first; the last one is the form as it stood at the end. */
  revisions: RevisionEvidence[];
  uploads: UploadEvidence[];
  admins: AdminVerified[];
  completion: { cutOffDate?: string; access: AccessEvidence[]; closedWithoutProof?: string };
  course: CourseEntry[];
  /** Entries up to and with the end, and the hash of the last of them. */
  chain: { entries: number; headHash: string };
};

/**
 * What the rows of an ended transfer prove. Entries after the end are ignored and nothing is read from the row that
 * changes after it, so that the certificate can be made again at any time and is the same. Throws `EvidenceError` when the
 * transfer has not ended or its audit chain does not verify up to the end.
 */
export function certificateContent(transfer: Transfer, entries: readonly AuditEntry[]): CertificateContent {
  const trail = trailToEnd(transfer, entries);
  const { id, cloud, formVersion, serviceTicket } = transfer;
  const { at, sequence, hash, fact } = trail.end;
  return {
    transferId: id,
    cloud,
    formVersion,
    request: requestOf(transfer),
    subscription: subscriptionOf(transfer),
    ...(serviceTicket ? { serviceTicket } : {}),
    end: { how: fact.end, at, cause: causeOf(transfer, trail), reason: fact.reason },
    parties: Party.options.map((party) => partyEvidence(transfer, trail, party)),
    revisions: revisionsOf(transfer),
    uploads: uploadsOf(trail),
    admins: adminsOf(trail),
    completion: completionOf(transfer, trail),
    course: courseOf(trail),
    chain: { entries: sequence, headHash: hash },
  };
}

/** The list that completes a transfer is the entry before the end, unless ops closed it without one. */
function causeOf({ end }: Transfer, { entries, end: last }: Trail): EndCause {
  const list = entriesOf(entries, 'accessReported').at(-1);
  if (last.fact.end === 'completed' && list?.sequence === last.sequence - 1)
    return { listRanBy: list.fact.ranBy, handedInBy: list.fact.by };
  return { by: end?.by ?? last.by.role };
}

function requestOf({ request, createdAt }: Transfer): CertificateContent['request'] {
  const { by, receivedAt, evidence } = request;
  return {
    by,
    receivedAt,
    recordedAt: createdAt,
    ...(evidence ? { letterSha256: evidence.sha256 } : {}),
  };
}

function subscriptionOf({ subscription, newPartnerCenterSubscriptionId }: Transfer) {
  const { azureSubscriptionId, partnerCenterSubscriptionId, friendlyName } = subscription;
  return {
    azureSubscriptionId,
    partnerCenterSubscriptionId,
    ...(newPartnerCenterSubscriptionId ? { newPartnerCenterSubscriptionId } : {}),
    ...(friendlyName ? { friendlyName } : {}),
  };
}

function revisionsOf({ oldRevisions, revision, form }: Transfer): RevisionEvidence[] {
  const old = oldRevisions.map(
    ({ revision: of, form: states, replacedAt, by, reason, sections, voided }) => ({
      revision: of,
      states,
      replaced: { replacedAt, by, reason, sections, voided },
    }),
  );
  return [...old, { revision, states: form }];
}

function completionOf({ cutOffDate }: Transfer, { entries }: Trail): CertificateContent['completion'] {
  const access = entriesOf(entries, 'accessReported').map(({ at, fact: { kind: _, ...report } }) => ({
    at,
    ...report,
  }));
  const closed = entriesOf(entries, 'closedByOps').at(-1)?.fact.reason;
  return {
    ...(cutOffDate ? { cutOffDate } : {}),
    access,
    ...(closed ? { closedWithoutProof: closed } : {}),
  };
}
