import { warningsOf } from '../transfer/eligibility.ts';
import type { Instant } from '../transfer/instant.ts';
import type { Addressee, MailOrder } from '../transfer/mail-order.ts';
import { waitsFor } from '../transfer/passing-time.ts';
import { oldestSignature, staleAt } from '../transfer/signature-age.ts';
import { isEnd, placeOf, type Stage, type Transfer } from '../transfer/transfer.ts';
import { type EndFacts, endFacts } from './facts/end-facts.ts';
import { type GuideFacts, type GuideSources, guideFacts } from './facts/guide-facts.ts';
import { isolated } from './facts/isolated.ts';
import { type LinkFacts, linkFacts } from './facts/link-facts.ts';
import { type NameFacts, nameFacts } from './facts/name-facts.ts';
import { type PaperFacts, paperFacts } from './facts/paper-facts.ts';
import { type RevisionFacts, revisionFacts } from './facts/revision-facts.ts';
import { type AnswerFacts, answerFacts, type Denial, denials } from './facts/support-facts.ts';
import { humanTime } from './facts/times.ts';

export { humanTime };

/** How news reaches its reader: by mail, or as a notice in a partner's portal, which never holds an address of ours. */
export type Way = { by: 'mail'; baseUrl: string } | { by: 'portal' };

/** The attestations the customer sees before it signs. */
export type Attested = {
  confirmedAt: string;
  evidence: string;
  agreement: string;
  dateAgreed: string;
  attestedBy: string;
};

/** What a transfer gains on its way; `undefined` or empty until then. */
type Gained = {
  serviceTicket: string;
  newPartnerCenterSubscriptionId: string;
  formFailures: string[];
  supportNote: string;
  cutOffDate: string;
  attested: Attested | undefined;
  proposal: number | undefined;
  aging: { signedAt: string; until: string } | undefined;
  access: { remaining: number; review: number; ranBy: string; reportedAt: string } | undefined;
  denied: Denial[];
  answer: AnswerFacts | undefined;
  revised: RevisionFacts | undefined;
  ended: EndFacts | undefined;
};

/**
 * What news may say of a transfer, in no language yet; never a token, and nobody's contact data but the current
 * partner's, for the customer alone. Times are written out for people.
 */
export type MailFacts = Gained &
  GuideFacts &
  LinkFacts &
  NameFacts &
  PaperFacts & {
    to: Addressee;
    by: Way['by'];
    transferId: string;
    stage: Stage;
    stageSince: string;
    azureSubscriptionId: string;
    partnerCenterSubscriptionId: string;
    /** Where a partner's portal asks for what belongs to the transfer: `https://…/api/transfers/t…`. */
    api: string;
    /** Where ops act on it: `https://…/api/ops/transfers/t…/actions`. */
    opsActions: string;
    warnings: string[];
    waitsFor: Addressee[];
    /** Whether the transfer has moved on since the news was ordered. */
    movedOn: boolean;
    /** Whether a form has been with Microsoft. */
    submitted: boolean;
    /** When the stage's time is over, or empty; the clock of Microsoft's answer is `answer`. */
    deadline: string;
    signatureMaxAgeDays: number;
  };

function attestedIn({ newPartner: { part } }: Transfer): Attested | undefined {
  if (!part) return undefined;
  const { resellerRelationship, agreement } = part;
  return {
    confirmedAt: humanTime(resellerRelationship.confirmedAt),
    evidence: isolated(resellerRelationship.evidence),
    agreement: isolated(agreement.name),
    dateAgreed: agreement.dateAgreed,
    attestedBy: isolated(agreement.attestedBy),
  };
}

function agingIn(transfer: Transfer): Gained['aging'] {
  const [signedAt, until] = [oldestSignature(transfer), staleAt(transfer)];
  return signedAt && until ? { signedAt: humanTime(signedAt), until: humanTime(until) } : undefined;
}

const accessIn = ({ access }: Transfer): Gained['access'] =>
  access && {
    remaining: access.remaining,
    review: access.review,
    ranBy: isolated(access.ranBy),
    reportedAt: humanTime(access.reportedAt),
  };

const gained = (transfer: Transfer, place: string): Gained => ({
  serviceTicket: transfer.serviceTicket?.number ?? '',
  newPartnerCenterSubscriptionId: transfer.newPartnerCenterSubscriptionId ?? '',
  formFailures: transfer.check?.failures ?? [],
  supportNote: transfer.supportNote ?? '',
  cutOffDate: transfer.cutOffDate ?? '',
  attested: attestedIn(transfer),
  proposal: transfer.newPartner.proposal?.number,
  aging: agingIn(transfer),
  access: accessIn(transfer),
  denied: denials(transfer),
  answer: answerFacts(transfer),
  revised: revisionFacts(transfer, place),
  ended: endFacts(transfer),
});

/** The part of an order that decides what is said. */
export type Asked = Pick<MailOrder, 'to' | 'orderedAt' | 'place'>;

const timeOrNothing = (instant: Instant | undefined): string =>
  instant === undefined ? '' : humanTime(instant);

/** The stage's own deadline; `undefined` where there is none. */
export const deadlineOf = ({ stage, expiresAt }: Transfer): Instant | undefined =>
  isEnd(stage) ? undefined : expiresAt;

/** The facts of a transfer as news to one addressee needs them. */
export function mailFacts(
  transfer: Transfer,
  { to, orderedAt, place }: Asked,
  way: Way,
  sources: GuideSources,
): MailFacts {
  const { id, subscription } = transfer;
  const base = way.by === 'mail' ? way.baseUrl : '';
  return {
    ...gained(transfer, place),
    ...guideFacts(transfer, to, sources),
    ...nameFacts(transfer, to),
    ...linkFacts(transfer, to, orderedAt),
    ...paperFacts(transfer),
    to,
    by: way.by,
    transferId: id,
    stage: transfer.stage,
    stageSince: humanTime(transfer.stageSince),
    azureSubscriptionId: subscription.azureSubscriptionId,
    partnerCenterSubscriptionId: subscription.partnerCenterSubscriptionId,
    api: `${base}/transfers/${id}`,
    opsActions: `${base}/ops/transfers/${id}/actions`,
    warnings: warningsOf(transfer),
    waitsFor: waitsFor(transfer),
    movedOn: place !== placeOf(transfer),
    submitted: transfer.submissions > 0,
    deadline: timeOrNothing(deadlineOf(transfer)),
    signatureMaxAgeDays: transfer.terms.signatureMaxAgeDays,
  };
}
