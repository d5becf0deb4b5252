import type { Actor, AuditFact } from '../audit/audit-fact.ts';
import { append } from '../audit/chain.ts';
import type { Instant } from '../transfer/instant.ts';
import { isRefusal, type Refusal } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { AuditEntry, MessageRow, Stored, TransferStore } from '../transfer/transfer-store.ts';

/** What a decision wants written; `unchanged` when there is nothing to write. */
export type Decision = Written | 'unchanged' | Refusal;

type Written = { transfer: Transfer; facts: AuditFact[]; by: Actor; at: Instant; message?: MessageRow };

/** More tries than writers can ever meet on one transfer; running out of them is broken infrastructure. */
const TRIES = 24;

/** The transfer with its facts chained on, ready to be written in one transaction. */
export function chained(transfer: Transfer, facts: AuditFact[], by: Actor, at: Instant, messageId?: string) {
  const entries: AuditEntry[] = [];
  let head = transfer.chain;
  for (const fact of facts) {
    const entry = append(head, { at, by, ...(messageId === undefined ? {} : { messageId }), fact });
    entries.push(entry);
    head = { sequence: entry.sequence, hash: entry.hash };
  }
  return { transfer: { ...transfer, chain: head }, entries };
}

/**
 * Changes a transfer by a decision taken on its present state: the one known already, or else the stored one. When
 * somebody else was quicker the decision is taken again on the new state, so it must be a pure function of it.
 * Throws when the transfer does not exist: callers pass ids they have already met.
 */
export async function change(
  transfers: TransferStore,
  from: string | Stored,
  decide: (transfer: Transfer) => Decision | Promise<Decision>,
): Promise<Stored | Refusal> {
  let known = typeof from === 'string' ? undefined : from;
  const transferId = typeof from === 'string' ? from : from.transfer.id;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const stored: Stored = known ?? (await existing(transfers, transferId));
    known = undefined;
    const decision = await decide(stored.transfer);
    if (decision === 'unchanged') return stored;
    if (isRefusal(decision)) return decision;
    const written = await write(transfers, stored.etag, decision);
    if (written) return written;
  }
  throw new Error(`Transfer ${transferId} changed under ${TRIES} attempts in a row.`);
}

/** The transfer under this id; throws when there is none. */
export async function existing(transfers: TransferStore, transferId: string): Promise<Stored> {
  const stored = await transfers.find(transferId);
  if (!stored) throw new Error(`Transfer ${transferId} does not exist.`);
  return stored;
}

/** The transfer as written, or `undefined` when somebody else was quicker. */
async function write(
  transfers: TransferStore,
  etag: string,
  { transfer, facts, by, at, message }: Written,
): Promise<Stored | undefined> {
  const next = chained(transfer, facts, by, at, message?.messageId);
  const result = await transfers.commit({ ...next, etag, ...(message ? { message } : {}) });
  if (result === 'conflict') return undefined;
  return result.etag ? { transfer: next.transfer, etag: result.etag } : existing(transfers, transfer.id);
}
