import type { AuditRecord } from '../audit/audit-fact.ts';
import type { TransferId } from './primitives.ts';
import type { Question } from './questions.ts';
import type { Stage, Transfer } from './transfer.ts';

/** A transfer as read, with the version tag that the next write must name. */
export type Stored = { transfer: Transfer; etag: string };

/** An audit record in the chain of its transfer (`shared/audit/chain.ts`). */
export type AuditEntry = AuditRecord & { sequence: number; previousHash: string; hash: string };

/** An accepted message: created together with its effect, so that it is accepted once or not at all. */
export type MessageRow = {
  messageId: string;
  kind: string;
  bodyHash: string;
  /** The question of the orchestration it answers (`shared/transfer/questions.ts`), if any. */
  answers?: Question;
  acceptedAt: string;
  stage: Stage;
  version: number;
};

/** One change of one transfer; all of it is written or nothing. Without `etag` the transfer must not exist yet. */
export type Change = { transfer: Transfer; etag?: string; entries: AuditEntry[]; message?: MessageRow };

/** A change that is written. `etag` is missing when the reply was lost: then the row has to be read before the next write. */
export type Committed = { etag?: string };

/**
 * Where transfers live. A change writes the document, its audit entries and the accepted message in one
 * transaction (same partition), so no message can have an effect without a trace or a trace without effect.
 * An outage throws; it never looks like "not found".
 */
export interface TransferStore {
  find(transferId: TransferId): Promise<Stored | undefined>;
  /**
   * `conflict` when the document changed meanwhile, exists already, or the message was accepted before; the
   * caller reads again and decides anew. A write whose reply was lost is recognised by its own audit entries
   * or message and reported as committed, never as a conflict with itself (RELIABILITY 0.5).
   */
  commit(change: Change): Promise<Committed | 'conflict'>;
  message(transferId: TransferId, messageId: string): Promise<MessageRow | undefined>;
  /** Messages with a version above the one given, oldest first: what a sweep raises again. */
  messagesSince(transferId: TransferId, version: number): Promise<MessageRow[]>;
  /** The audit trail from its first entry. */
  auditTrail(transferId: TransferId): Promise<AuditEntry[]>;
}
