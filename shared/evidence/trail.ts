import type { AuditFact } from '../audit/audit-fact.ts';
import { verifyChain } from '../audit/chain.ts';
import type { Transfer } from '../transfer/transfer.ts';
import type { AuditEntry } from '../transfer/transfer-store.ts';
import { EvidenceError } from './evidence-error.ts';

/** The entry of one kind of fact. */
export type EntryOf<K extends AuditFact['kind']> = AuditEntry & { fact: Extract<AuditFact, { kind: K }> };

/** A checked trail from the first entry to the one that ended the transfer, which is the last. */
export type Trail = { entries: readonly AuditEntry[]; end: EntryOf<'transferEnded'> };

/** Tells whether an entry states a fact of this kind. */
export const states = <K extends AuditFact['kind']>(entry: AuditEntry, kind: K): entry is EntryOf<K> =>
  entry.fact.kind === kind;

/** The entries that state a fact of this kind, oldest first. */
export const entriesOf = <K extends AuditFact['kind']>(
  entries: readonly AuditEntry[],
  kind: K,
): EntryOf<K>[] => entries.filter((entry): entry is EntryOf<K> => states(entry, kind));

/**
 * The trail up to the end, whatever came after it: mails, copies, and the certificate itself. Throws {@link EvidenceError} when the transfer
 * has not ended, or when the hash chain up to its end does not verify: a broken chain certifies nothing (RELIABILITY T2).
 */
export function trailToEnd({ id }: Transfer, all: readonly AuditEntry[]): Trail {
  const end = all.find((entry): entry is EntryOf<'transferEnded'> => states(entry, 'transferEnded'));
  if (!end)
    throw new EvidenceError('not-ended', `Transfer ${id} has not ended: there is nothing to certify yet.`);
  const entries = all.slice(0, all.indexOf(end) + 1);
  const verdict = verifyChain(id, entries, { sequence: end.sequence, hash: end.hash });
  if (!verdict.ok)
    throw new EvidenceError(
      'chain-broken',
      `The audit chain of transfer ${id} does not verify: entry ${verdict.sequence} is ${verdict.problem}.`,
    );
  return { entries, end };
}
