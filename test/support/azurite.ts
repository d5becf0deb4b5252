import { TableClient } from '@azure/data-tables';
import { afterAll, beforeAll } from 'vitest';
import { startAzurite } from '../../infra/local/azurite.ts';
import { type StorageClients, storageClients, type TableName } from '../../shared/adapters/azure/clients.ts';

/** An Azurite for one test file; what it hands out may be used from `beforeAll` on. */
export type AzuriteForTests = {
  connectionString(): string;
  clients(limitMs?: number): StorageClients;
  /** The bare table, to look at rows or to damage them. */
  table(name: TableName): TableClient;
  /** Removes every row of a table, if there is one. */
  empty(name: TableName): Promise<void>;
};

/** Starts an Azurite in memory before the tests of a file and ends it after them; without one they fail. */
export function useAzurite(): AzuriteForTests {
  const running = { connectionString: '', stop: async () => {} };
  beforeAll(async () => {
    Object.assign(running, await startAzurite({ memory: true }));
  });
  afterAll(() => running.stop());

  const table = (name: TableName) =>
    TableClient.fromConnectionString(running.connectionString, name, { allowInsecureConnection: true });
  return {
    table,
    connectionString: () => running.connectionString,
    clients: (limitMs) => storageClients({ connectionString: running.connectionString }, limitMs),
    async empty(name) {
      const client = table(name);
      await client.createTable();
      for await (const { partitionKey, rowKey } of client.listEntities()) {
        await client.deleteEntity(partitionKey ?? '', rowKey ?? '');
      }
    },
  };
}
