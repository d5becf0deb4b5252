import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzureNamedKeyCredential, TableClient } from '@azure/data-tables';
import { BlobServiceClient } from '@azure/storage-blob';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Azurite, type AzuriteOptions, startAzurite } from '../../../infra/local/azurite.ts';
import { isGone, killParentOf } from './processes.ts';

const started: Azurite[] = [];
let dir = '';

async function start(options: AzuriteOptions): Promise<Azurite> {
  const azurite = await startAzurite(options);
  started.push(azurite);
  return azurite;
}

const tableOf = ({ connectionString }: Azurite) =>
  TableClient.fromConnectionString(connectionString, 'Transfers', { allowInsecureConnection: true });
const formOf = ({ connectionString }: Azurite) =>
  BlobServiceClient.fromConnectionString(connectionString)
    .getContainerClient('forms')
    .getBlockBlobClient('t1/form.pdf');
const portOf = (url: string) => Number(new URL(url).port);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'azurite-'));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((azurite) => azurite.stop()));
});
afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

describe('Azurite on disk', () => {
  it('finds everything again that was written in the moment before it stopped', async () => {
    const at = join(dir, 'restart');
    const first = await start({ dir: at });
    await tableOf(first).createTable();
    await BlobServiceClient.fromConnectionString(first.connectionString).createContainer('forms');
    const rows = Array.from({ length: 100 }, (_, index) => ({ partitionKey: 't1', rowKey: `row${index}` }));
    await formOf(first).upload('signed form', 11);
    await tableOf(first).submitTransaction(rows.map((row) => ['create', row]));
    await first.stop();
    expect(isGone(first.pid)).toBe(true);

    const second = await start({ dir: at });
    const found = await Array.fromAsync(tableOf(second).listEntities());
    expect(found.map(({ rowKey }) => rowKey).toSorted()).toEqual(rows.map(({ rowKey }) => rowKey).toSorted());
    expect((await formOf(second).downloadToBuffer()).toString()).toBe('signed form');
  });

  it('dies with a killed parent and loses nothing, even to a successor that comes at once', async () => {
    const at = join(dir, 'killed');
    const orphan = await killParentOf('azurite', at);
    const successor = await start({ dir: at });
    expect(isGone(orphan)).toBe(true);
    expect(await tableOf(successor).getEntity('lastMoment', 'transfer')).toMatchObject({
      stage: 'signatures',
    });
  });

  it('refuses a folder that another one works in', async () => {
    const at = join(dir, 'shared');
    await start({ dir: at });
    await expect(startAzurite({ dir: at, takeoverLimitMs: 50 })).rejects.toThrow(`${at} is in use`);
  });
});

describe('Azurite in memory', () => {
  const held: Server[] = [];

  afterEach(() => {
    for (const server of held.splice(0)) server.close();
  });

  it('does not need the ports everybody uses', async () => {
    for (const port of [10_000, 10_001, 10_002]) {
      const server = createServer();
      const settled = Promise.withResolvers<void>();
      // Somebody else may hold the port already: then it is taken, which is all this test wants.
      server.once('error', () => settled.resolve());
      server.listen(port, '127.0.0.1', () => settled.resolve());
      await settled.promise;
      held.push(server);
    }
    const { tablesUrl, blobsUrl } = await start({ memory: true });
    const ports = [portOf(tablesUrl), portOf(blobsUrl)];
    expect(new Set([...ports, 10_000, 10_001, 10_002]).size).toBe(5);
  });

  it('has an account of its own that opens no other', async () => {
    const [one, other] = await Promise.all([start({ memory: true }), start({ memory: true })]);
    await tableOf(one).createTable();
    const { accountName = '', accountKey = '' } = Object.fromEntries(
      [...other.connectionString.matchAll(/Account(Name|Key)=([^;]+)/g)].map(([, key, value]) => [
        `account${key}`,
        value,
      ]),
    );
    const name = new URL(one.tablesUrl).pathname.slice(1);
    expect(name).not.toBe(accountName);
    const intruder = new TableClient(
      one.tablesUrl,
      'Transfers',
      new AzureNamedKeyCredential(name, accountKey),
      { allowInsecureConnection: true },
    );
    await expect(Array.fromAsync(intruder.listEntities())).rejects.toMatchObject({ statusCode: 403 });
    expect(await Array.fromAsync(tableOf(one).listEntities())).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    const before = await readdir(process.cwd());
    const azurite = await start({ memory: true });
    await tableOf(azurite).createTable();
    await azurite.stop();
    await expect(fetch(azurite.tablesUrl)).rejects.toThrow('fetch failed');
    expect((await readdir(process.cwd())).filter((name) => name.startsWith('__')).sort()).toEqual(
      before.filter((name) => name.startsWith('__')).sort(),
    );
  });
});
