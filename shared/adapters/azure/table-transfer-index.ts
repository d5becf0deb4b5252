import type { TransferIndex } from '../../transfer/transfer-index.ts';
import type { StorageClients } from './clients.ts';
import { subscriptionGuards } from './subscription-guards.ts';
import { openTable } from './table.ts';
import { transferLists } from './transfer-lists.ts';
import { unheardNotes } from './unheard-notes.ts';

/** Lists, guards and notes in the table `TransferIndex`; each kind has its own partitions. */
export function tableTransferIndex(clients: StorageClients): TransferIndex {
  const table = openTable(clients, 'TransferIndex');
  return { ...transferLists(table), ...subscriptionGuards(table), ...unheardNotes(table) };
}
