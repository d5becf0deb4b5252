import { isDeepStrictEqual } from 'node:util';
import { StoredTransfer } from '../../transfer/earlier-row.ts';
import type { Change, TransferStore } from '../../transfer/transfer-store.ts';
import type { StorageClients } from './clients.ts';
import { documentIn } from './document-row.ts';
import { digits, keyOf } from './keys.ts';
import { AuditEntryRow, MessageDocument } from './stored-rows.ts';
import { openTable, type Table } from './table.ts';
import { actionsOf, auditKey, messageKey } from './transfer-rows.ts';

/**
 * Transfers in the table `Transfers`: one partition each, holding the document (`transfer`), its audit trail
 * (`audit-…`) and its accepted messages (`message-…`), so that a change is one transaction and one request.
 */
export function tableTransferStore(clients: StorageClients): TransferStore {
  const table = openTable(clients, 'Transfers');

  const message: TransferStore['message'] = async (transferId, messageId) => {
    const row = await table.get(keyOf.transfer(transferId), messageKey(messageId));
    return row && documentIn(row, MessageDocument);
  };

  return {
    message,
    async find(transferId) {
      const row = await table.get(keyOf.transfer(transferId), 'transfer');
      return row && { transfer: documentIn(row, StoredTransfer), etag: row.etag };
    },
    async commit(change) {
      const result = await table.transact(actionsOf(change));
      if (result === 'conflict') return (await isOurs(table, change)) ? {} : 'conflict';
      const [etag] = result.etags;
      return etag === undefined ? {} : { etag };
    },
    async messagesSince(transferId, version) {
      const rows = await table.rows({
        partitionKey: keyOf.transfer(transferId),
        from: 'message-',
        before: 'message.',
        versionAbove: digits(version),
      });
      return rows
        .map((row) => documentIn(row, MessageDocument))
        .toSorted((one, other) => one.version - other.version);
    },
    async auditTrail(transferId) {
      const partitionKey = keyOf.transfer(transferId);
      const rows = await table.rows({ partitionKey, from: 'audit-', before: 'audit.' });
      return rows.map((row) => documentIn(row, AuditEntryRow));
    },
  };
}

/**
 * Whether a refused change is stored already because the reply to our own write was lost and the SDK sent it
 * again (RELIABILITY 0.5). A message is known by its whole row: two different messages may say the same in the
 * audit trail. Other changes are known by the hash of their first entry, which covers everything before it.
 */
async function isOurs(table: Table, { transfer, entries: [first], message }: Change): Promise<boolean> {
  if (message) {
    const row = await table.get(transfer.id, messageKey(message.messageId));
    return row !== undefined && isDeepStrictEqual(documentIn(row, MessageDocument), message);
  }
  const row = first && (await table.get(transfer.id, auditKey(first.sequence)));
  return row !== undefined && documentIn(row, AuditEntryRow).hash === first?.hash;
}
