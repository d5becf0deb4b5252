import { TableClient, TableServiceClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import type { Doors } from '../doors/use-doors.ts';

/** One row or one blob: its etag, which every write changes, and what it holds. */
export type Kept = { etag: string; bytes: Buffer };

/** Everything in the storage account by its place, in whatever tables and containers there are: `Transfers/t1/transfer`, `forms/t1/ab.pdf`. */
export async function everythingStored({ stack }: Pick<Doors, 'stack'>): Promise<Map<string, Kept>> {
  const { connectionString } = stack.azurite;
  const kept = new Map<string, Kept>();
  await readTables(connectionString, kept);
  await readBlobs(connectionString, kept);
  return kept;
}

async function readTables(connectionString: string, kept: Map<string, Kept>): Promise<void> {
  const options = { allowInsecureConnection: true };
  const service = TableServiceClient.fromConnectionString(connectionString, options);
  for await (const { name = '' } of service.listTables()) {
    const table = TableClient.fromConnectionString(connectionString, name, options);
    for await (const row of table.listEntities()) {
      const place = `${name}/${row.partitionKey}/${row.rowKey}`;
      kept.set(place, { etag: row.etag, bytes: Buffer.from(JSON.stringify(row)) });
    }
  }
}

async function readBlobs(connectionString: string, kept: Map<string, Kept>): Promise<void> {
  const service = BlobServiceClient.fromConnectionString(connectionString);
  for await (const { name: container } of service.listContainers()) {
    const client = service.getContainerClient(container);
    for await (const { name, properties } of client.listBlobsFlat({ includeMetadata: true }))
      kept.set(`${container}/${name}`, {
        etag: properties.etag,
        bytes: await client.getBlobClient(name).downloadToBuffer(),
      });
  }
}

/** The places that differ between two looks, and how. */
export function differences(before: Map<string, Kept>, after: Map<string, Kept>): string[] {
  const places = new Set([...before.keys(), ...after.keys()]);
  return [...places].flatMap((place) => {
    const [was, is] = [before.get(place), after.get(place)];
    if (was?.etag === is?.etag) return [];
    return [`${place} ${was === undefined ? 'came' : is === undefined ? 'went' : 'was written'}`];
  });
}
