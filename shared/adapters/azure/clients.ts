import type { TableClient } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { ContainerClient } from '@azure/storage-blob';

/** The tables the product keeps (DESIGN 5). */
export const TABLES = ['Transfers', 'TransferIndex', 'Partners', 'Deliveries'] as const;
export type TableName = (typeof TABLES)[number];

/** The containers of blobs: the forms, and letters and exports that were handed in. */
export const CONTAINERS = ['forms', 'documents'] as const;
export type ContainerName = (typeof CONTAINERS)[number];

/** A storage account: by connection string (Azurite), or by its two addresses and an identity (Azure). */
export type StorageAccount =
  | { connectionString: string }
  | { tablesUrl: string; blobsUrl: string; credential: TokenCredential };

/** The clients of one storage account; each SDK is loaded when the first of its clients is needed. */
export type StorageClients = {
  table(name: TableName): Promise<TableClient>;
  container(name: ContainerName): Promise<ContainerClient>;
  /** How long one request may take with all its retries, in milliseconds. */
  limitMs: number;
};

const LIMIT_MS = 10_000;

/**
 * The clients of a storage account. The SDKs retry by themselves (503, 429, broken connections), but only as
 * long as the time limit of the call allows; their own default is to wait for ever (RELIABILITY D3).
 */
export function storageClients(account: StorageAccount, limitMs = LIMIT_MS): StorageClients {
  const tables = new Map<TableName, Promise<TableClient>>();
  const containers = new Map<ContainerName, Promise<ContainerClient>>();
  return {
    limitMs,
    table(name) {
      const client = tables.get(name) ?? tableClient(account, name);
      tables.set(name, client);
      return client;
    },
    container(name) {
      const client = containers.get(name) ?? containerClient(account, name);
      containers.set(name, client);
      return client;
    },
  };
}

async function tableClient(account: StorageAccount, name: TableName): Promise<TableClient> {
  const { TableClient } = await import('@azure/data-tables');
  const options = { retryOptions: { maxRetries: 3, retryDelayInMs: 300, maxRetryDelayInMs: 2_000 } };
  if (!('connectionString' in account)) {
    return new TableClient(account.tablesUrl, name, account.credential, options);
  }
  const { connectionString } = account;
  const allowInsecureConnection = isPlainHttp(connectionString);
  return TableClient.fromConnectionString(connectionString, name, { ...options, allowInsecureConnection });
}

async function containerClient(account: StorageAccount, name: string): Promise<ContainerClient> {
  const { BlobServiceClient } = await import('@azure/storage-blob');
  const options = { retryOptions: { maxTries: 4, retryDelayInMs: 300, maxRetryDelayInMs: 2_000 } };
  const service =
    'connectionString' in account
      ? BlobServiceClient.fromConnectionString(account.connectionString, options)
      : new BlobServiceClient(account.blobsUrl, account.credential, options);
  return service.getContainerClient(name);
}

/** Only an emulator speaks plain HTTP; every other endpoint must be HTTPS. */
const isPlainHttp = (connectionString: string): boolean =>
  /(^|;)\s*(TableEndpoint=http:|DefaultEndpointsProtocol=http;|UseDevelopmentStorage=true)/i.test(
    connectionString,
  );
