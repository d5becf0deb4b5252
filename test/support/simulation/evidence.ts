import type { HistoryEvent, InstanceRow } from '../../../infra/local/host/durable/protocol.ts';
import type { AuditFact } from '../../../shared/audit/audit-fact.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { AuditEntry, MessageRow } from '../../../shared/transfer/transfer-store.ts';
import { type Chronicle, chronicleOf } from './chronicle.ts';
import type { Snapshot } from './records.ts';
import type { World } from './world.ts';

/** All there is to know of one transfer when a run is over. */
export type Evidence = {
  world: World;
  transfer: Transfer;
  audit: AuditEntry[];
  chronicle: Chronicle;
  messages: MessageRow[];
  snapshots: Snapshot[];
  instance: InstanceRow | undefined;
  history: HistoryEvent[];
};

/** Collects it; the faults of the world must be over. */
export async function evidenceOf(world: World, transferId: string): Promise<Evidence> {
  const { store, host, records } = world;
  const audit = await store.auditTrail(transferId);
  return {
    world,
    transfer: world.look(transferId),
    audit,
    chronicle: chronicleOf(audit),
    messages: await store.messagesSince(transferId, -1),
    snapshots: records.snapshots.get(transferId) ?? [],
    instance: await host.instance(transferId),
    history: await host.history(transferId),
  };
}

type Kind = AuditFact['kind'];

/** An audit entry whose fact is of one kind. */
export type EntryOf<K extends Kind> = AuditEntry & { fact: Extract<AuditFact, { kind: K }> };

/** Tells whether an entry states a fact of this kind. */
export const states = <K extends Kind>(entry: AuditEntry, kind: K): entry is EntryOf<K> =>
  entry.fact.kind === kind;

/** The entries that state a fact of this kind, oldest first. */
export const entriesOf = <K extends Kind>(audit: AuditEntry[], kind: K): EntryOf<K>[] =>
  audit.filter((entry): entry is EntryOf<K> => states(entry, kind));

/** Values that occur more than once. */
export function doubles(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
