import type { TransactionAction } from '@azure/data-tables';
import { Partner, type PartnerRegistry } from '../../partners/partner.ts';
import type { StorageClients } from './clients.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { StorageFailure } from './storage-failure.ts';
import { openTable, type Row } from './table.ts';

const PARTITION = 'partners';
const TRIES = 5;

const idRow = (partnerId: string): string => `id|${keyOf.partner(partnerId)}`;
const tenantRow = (microsoftId: string): string => `tenant|${keyOf.tenant(microsoftId)}`;

/**
 * The partners in the table `Partners`, one partition: each has the row `id|…` and the same again as
 * `tenant|…`, written together, so that both look-ups cost one point read and a tenant has one partner.
 */
export function tablePartnerRegistry(clients: StorageClients): PartnerRegistry {
  const table = openTable(clients, 'Partners');
  const at = async (rowKey: string): Promise<Partner | undefined> => {
    const row = await table.get(PARTITION, rowKey);
    return row && documentIn(row, Partner);
  };

  return {
    byId: async (partnerId) => at(idRow(partnerId)),
    byTenant: async (microsoftId) => at(tenantRow(microsoftId)),
    async save(partner) {
      const rowKeys = [idRow(partner.partnerId), tenantRow(partner.microsoftId)] as const;
      const valid = Partner.parse(partner);
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const [byId, byTenant] = await Promise.all(rowKeys.map((rowKey) => table.get(PARTITION, rowKey)));
        if ((await table.transact(savesOf(valid, byId, byTenant))) !== 'conflict') return;
      }
      throw new StorageFailure('Partners.save', `the partner changed ${TRIES} times meanwhile`);
    },
  };
}

function savesOf(partner: Partner, byId: Row | undefined, byTenant: Row | undefined): TransactionAction[] {
  const holder = byTenant && documentIn(byTenant, Partner).partnerId;
  if (holder !== undefined && holder !== partner.partnerId) {
    throw new Error(`The tenant of partner ${partner.partnerId} belongs to partner ${holder}.`);
  }
  const saving = (rowKey: string, row: Row | undefined): TransactionAction => {
    const document = documentRow(PARTITION, rowKey, partner);
    return row ? ['update', document, 'Replace', { etag: row.etag }] : ['create', document];
  };
  const left = byId && documentIn(byId, Partner).microsoftId;
  const saves = [saving(idRow(partner.partnerId), byId), saving(tenantRow(partner.microsoftId), byTenant)];
  if (left !== undefined && left !== partner.microsoftId) {
    saves.push(['delete', { partitionKey: PARTITION, rowKey: tenantRow(left) }]);
  }
  return saves;
}
