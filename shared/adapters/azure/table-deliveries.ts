import type { Deliveries } from '../../partners/deliveries.ts';
import type { StorageClients } from './clients.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { StorageFailure } from './storage-failure.ts';
import { DeliveryDocument } from './stored-rows.ts';
import { openTable } from './table.ts';

/** Accepted webhooks in the table `Deliveries`: partition = partner, row = webhook id. */
export function tableDeliveries(clients: StorageClients): Deliveries {
  const table = openTable(clients, 'Deliveries');

  const find: Deliveries['find'] = async (partnerId, webhookId) => {
    const row = await table.get(keyOf.partner(partnerId), keyOf.webhook(webhookId));
    return row && documentIn(row, DeliveryDocument);
  };

  return {
    find,
    async record(delivery) {
      const { partnerId, webhookId } = delivery;
      const row = documentRow(keyOf.partner(partnerId), keyOf.webhook(webhookId), delivery);
      if ((await table.create(row)) === 'written') return delivery;
      const onRecord = await find(partnerId, webhookId);
      if (onRecord) return onRecord;
      throw new StorageFailure('Deliveries.record', 'the row exists and cannot be found');
    },
  };
}
