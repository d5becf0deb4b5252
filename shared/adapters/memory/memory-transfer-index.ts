import { epoch } from '../../transfer/instant.ts';
import type { TransferIndex, Unheard } from '../../transfer/transfer-index.ts';
import { type Fault, reading, writing } from './fault.ts';
import { memoryLists } from './memory-lists.ts';

/** The lists, guards and notes in memory. */
export function memoryTransferIndex({ fault }: { fault?: Fault } = {}): TransferIndex {
  return { ...memoryLists(fault), ...guards(fault), ...notes(fault) };
}

function guards(fault?: Fault): Pick<TransferIndex, 'claim' | 'release'> {
  const held = new Map<string, { heldBy: string; since: string }>();
  return {
    claim: (azureSubscriptionId, transferId, at) =>
      writing(fault, 'index.claim', () => {
        const guard = held.get(azureSubscriptionId) ?? { heldBy: transferId, since: at };
        held.set(azureSubscriptionId, guard);
        return guard.heldBy === transferId ? { claimed: true } : { claimed: false, ...guard };
      }),
    release: (azureSubscriptionId, transferId) =>
      writing(fault, 'index.release', () => {
        if (held.get(azureSubscriptionId)?.heldBy === transferId) held.delete(azureSubscriptionId);
      }),
  };
}

function notes(fault?: Fault): Pick<TransferIndex, 'note' | 'unheard' | 'forget'> {
  const kept = new Map<string, Unheard>();
  return {
    note: (unheard) =>
      writing(fault, 'index.note', () => {
        kept.set(unheard.transferId, { ...unheard });
      }),
    unheard: (before, limit) =>
      reading(fault, 'index.unheard', () =>
        [...kept.values()]
          .filter((note) => epoch(note.notedAt) < epoch(before))
          .toSorted((one, other) => epoch(one.notedAt) - epoch(other.notedAt))
          .slice(0, limit)
          .map((note) => ({ ...note })),
      ),
    forget: (heard) =>
      writing(fault, 'index.forget', () => {
        for (const { transferId, version, notedAt } of heard) {
          const note = kept.get(transferId);
          if (note?.version === version && note.notedAt === notedAt) kept.delete(transferId);
        }
      }),
  };
}
