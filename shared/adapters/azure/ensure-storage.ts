import { CONTAINERS, type StorageClients, TABLES } from './clients.ts';
import { StorageFailure, withinLimit } from './storage-failure.ts';

/** Creates the tables and the containers where they are missing; one request each. */
export async function ensureStorage(clients: StorageClients): Promise<void> {
  const { limitMs } = clients;
  const tables = TABLES.map(async (name) => {
    const client = await clients.table(name);
    await withinLimit(`${name}.create`, limitMs, (abortSignal) => client.createTable({ abortSignal }));
  });
  const containers = CONTAINERS.map(async (name) => {
    const client = await clients.container(name);
    await withinLimit(`${name}.create`, limitMs, (abortSignal) => client.createIfNotExists({ abortSignal }));
  });
  await Promise.all([...tables, ...containers]);
}

const MISSING = ['TableNotFound', 'ContainerNotFound'];

/**
 * Runs a call, and once more after making the storage when a table or container turns out to be missing.
 * Asking forgiveness keeps the steady state free of requests that only make sure.
 */
export async function withStorage<T>(clients: StorageClients, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof StorageFailure && MISSING.includes(error.code ?? ''))) throw error;
    await ensureStorage(clients);
    return run();
  }
}
