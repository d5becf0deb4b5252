import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TableClient } from '@azure/data-tables';
import type { Stack } from '../../../infra/local/stack.ts';
import { blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { AuditEntry } from '../../../shared/transfer/transfer-store.ts';
import type { Walked } from './walker.ts';

/** What a transfer leaves behind, read from storage itself and not through the product's doors. */
export type Remains = Walked & {
  transfer: Transfer;
  trail: AuditEntry[];
  pdf: Uint8Array;
  /** The last form of each revision that was replaced. */
  oldPdfs: Uint8Array[];
};

/** Reads document, audit trail and every revision's last form of every transfer. */
export function remainsOf({ azurite }: Stack, walked: Walked[]): Promise<Remains[]> {
  const clients = storageClients({ connectionString: azurite.connectionString });
  const store = tableTransferStore(clients);
  const forms = blobFormArchive(clients);
  return Promise.all(
    walked.map(async (one) => {
      const stored = await store.find(one.transferId);
      const form = stored && currentForm(stored.transfer);
      if (!stored || !form) throw new Error(`${one.transferId} or its form is gone.`);
      const { transfer } = stored;
      const trail = await store.auditTrail(one.transferId);
      const read = (state = form) => forms.get(one.transferId, state.sha256);
      const oldPdfs = await Promise.all(transfer.oldRevisions.map((old) => read(old.form.at(-1))));
      return { ...one, transfer, trail, pdf: await read(), oldPdfs };
    }),
  );
}

/** The keys of every index row that an ended transfer must not leave: open-list rows and subscription guards. */
export async function openIndexRows({ azurite }: Stack): Promise<string[]> {
  const table = TableClient.fromConnectionString(azurite.connectionString, 'TransferIndex', {
    allowInsecureConnection: true,
  });
  const keys: string[] = [];
  for await (const { partitionKey = '', rowKey = '' } of table.listEntities()) {
    const isOpen = partitionKey === 'open' && !rowKey.startsWith('of|');
    if (isOpen || partitionKey.startsWith('subscription:')) keys.push(`${partitionKey}/${rowKey}`);
  }
  return keys;
}

/**
 * What the engine has kept: instances by status, and messages that an instance still has to take. What is raised in the
 * very moment an instance ends is for nobody. Only for a hub whose host is down.
 */
export function hubAtRest(dir: string): { instances: Record<string, number>; untaken: number } {
  const hub = new DatabaseSync(join(dir, 'hub', 'hub.sqlite'));
  try {
    const rows = hub.prepare('select status, count(*) as many from instances group by status').all();
    const [inbox] = hub
      .prepare(
        "select count(*) as many from inbox left join instances using (id) where status is not 'Completed'",
      )
      .all();
    const instances = Object.fromEntries(rows.map(({ status, many }) => [String(status), Number(many)]));
    return { instances, untaken: Number(inbox?.many) };
  } finally {
    hub.close();
  }
}
