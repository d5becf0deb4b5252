import type { z } from 'zod';
import type { Claim, TransferIndex } from '../../transfer/transfer-index.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { StorageFailure } from './storage-failure.ts';
import { GuardDocument } from './stored-rows.ts';
import type { Table } from './table.ts';

type Guard = z.infer<typeof GuardDocument>;

const ROW = 'guard';
const TRIES = 5;

/** One create-only row per Azure subscription that is being transferred (partition `subscription:{azureId}`). */
export function subscriptionGuards(table: Table): Pick<TransferIndex, 'claim' | 'release'> {
  return {
    async claim(azureSubscriptionId, transferId, at) {
      const partitionKey = partitionOf(azureSubscriptionId);
      const guard = { heldBy: keyOf.transfer(transferId), since: at };
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        if ((await table.create(documentRow(partitionKey, ROW, guard))) === 'written')
          return { claimed: true };
        const row = await table.get(partitionKey, ROW);
        if (row) return claimOf(documentIn(row, GuardDocument), transferId);
        // Released in this very moment: it may be ours now.
      }
      throw new StorageFailure('TransferIndex.claim', `the guard was given up ${TRIES} times meanwhile`);
    },
    async release(azureSubscriptionId, transferId) {
      const row = await table.get(partitionOf(azureSubscriptionId), ROW);
      if (row && documentIn(row, GuardDocument).heldBy === transferId) await table.remove(row);
    },
  };
}

const claimOf = (held: Guard, transferId: string): Claim =>
  held.heldBy === transferId ? { claimed: true } : { claimed: false, ...held };

const partitionOf = (azureSubscriptionId: string): string =>
  `subscription:${keyOf.subscription(azureSubscriptionId)}`;
