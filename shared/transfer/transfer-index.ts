import type { Instant } from './instant.ts';
import type { TransferId } from './primitives.ts';
import type { Paper } from './stuck-paper.ts';
import { isEnd, type Stage, type Transfer } from './transfer.ts';

/** What a list shows of a transfer, without opening it. */
export type Summary = {
  transferId: TransferId;
  stage: Stage;
  stageSince: Instant;
  dueAt: Instant;
  createdAt: Instant;
  revision: number;
  customer: string;
  currentPartnerId: string;
  newPartnerId: string;
  /** A paper that could not be made so far. */
  stuck?: Paper;
  /** It has ended, and something is still to be done: its certificate, or news to hand over. It stays in the open lists until then. */
  unfinished?: true;
};

/** Whether there is nothing left to look after. */
export const isOver = ({ stage, unfinished }: Summary): boolean => isEnd(stage) && !unfinished;

/** Whether an ended transfer still has to get its certificate or to tell somebody. */
export const isUnfinished = ({ stage, certificate, pendingMails }: Transfer): boolean =>
  isEnd(stage) && (certificate === undefined || pendingMails.length > 0);

/** A page of a list; the cursor is opaque and absent on the last page. */
export type Page<T> = { items: T[]; cursor?: string };

/** A cursor that was not given out by the list it is shown to: the caller's fault, not an outage. */
export class BadCursor extends Error {
  override name = 'BadCursor';
  constructor() {
    super('The cursor does not belong to this list.');
  }
}

/** A transfer whose orchestration may not have heard the latest message; kept until a sweep saw that it has. */
export type Unheard = { transferId: TransferId; version: number; notedAt: Instant };

/** Whether the guard of an Azure subscription was taken by this transfer, or who holds it. */
export type Claim = { claimed: true } | { claimed: false; heldBy: TransferId; since: Instant };

/** The summary of a transfer as its lists show it. */
export function summaryOf(transfer: Transfer, dueAt: Instant): Summary {
  return {
    transferId: transfer.id,
    stage: transfer.stage,
    stageSince: transfer.stageSince,
    dueAt,
    createdAt: transfer.createdAt,
    revision: transfer.revision,
    customer: transfer.customer.organisationName,
    currentPartnerId: transfer.currentPartner.identity.partnerId,
    newPartnerId: transfer.newPartner.identity.partnerId,
    ...(transfer.stuck ? { stuck: transfer.stuck.paper } : {}),
    ...(isUnfinished(transfer) ? { unfinished: true } : {}),
  };
}

/**
 * Lists over transfers, the one-open-transfer guard and the notes for the sweep. Only a help to find things:
 * the transfer document decides, and every row here can be made again from it. Every page costs one request.
 */
export interface TransferIndex {
  /** Shows the summary in the lists of both partners and, while it is open, of its stage. Repeatable; older rows of the transfer go. */
  show(summary: Summary): Promise<void>;
  /** A partner's transfers, newest first; the partition is the tenancy (DESIGN 1). */
  ofPartner(partnerId: string, page: { limit: number; cursor?: string }): Promise<Page<Summary>>;
  /** Open transfers by due date, of one stage or of all. */
  open(filter: { stage?: Stage; limit: number; cursor?: string }): Promise<Page<Summary>>;
  /** Takes the guard of an Azure subscription (create-only); taking one's own guard again succeeds. */
  claim(azureSubscriptionId: string, transferId: TransferId, at: Instant): Promise<Claim>;
  /** Gives the guard up if this transfer holds it. */
  release(azureSubscriptionId: string, transferId: TransferId): Promise<void>;
  /** Notes, before a message is committed, that its transfer is to be heard; a later note replaces an earlier one. */
  note(unheard: Unheard): Promise<void>;
  /** Notes made before the instant given, oldest first, at most `limit`. */
  unheard(before: Instant, limit: number): Promise<Unheard[]>;
  /** Forgets notes, each only if no newer one has replaced it. */
  forget(heard: Unheard[]): Promise<void>;
}
