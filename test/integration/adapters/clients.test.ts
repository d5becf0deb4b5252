import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acsMailer } from '../../../shared/adapters/azure/acs-mailer.ts';
import { blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';

const azurite = useAzurite();
const credential = {
  getToken: async () => ({ token: 'a token', expiresOnTimestamp: Date.now() + 3_600_000 }),
};
const id = aTransferId(1);

let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await startFaultProxy(azurite.connectionString());
});
afterAll(() => proxy.stop());

describe('the clients of an account', () => {
  it('go to the addresses of Azure with an identity', async () => {
    const clients = storageClients({
      tablesUrl: 'https://account.table.core.usgovcloudapi.net',
      blobsUrl: 'https://account.blob.core.usgovcloudapi.net',
      credential,
    });
    expect((await clients.table('Transfers')).url).toBe('https://account.table.core.usgovcloudapi.net');
    expect((await clients.container('forms')).url).toBe('https://account.blob.core.usgovcloudapi.net/forms');
    expect(await clients.table('Transfers')).toBe(await clients.table('Transfers'));
  });

  it('send no token over plain HTTP', async () => {
    const endpoint = (name: string) => new RegExp(`${name}=([^;]+)`).exec(proxy.connectionString)?.[1] ?? '';
    const clients = storageClients({
      tablesUrl: endpoint('TableEndpoint'),
      blobsUrl: endpoint('BlobEndpoint'),
      credential,
    });
    await expect(tableTransferStore(clients).find(id)).rejects.toThrow();
    await expect(blobFormArchive(clients).get(id, aHash('form'))).rejects.toThrow();
    const mail = {
      operationId: 'o',
      to: { address: 'a@b.example', name: 'A' },
      subject: 's',
      text: 't',
      html: 'h',
    };
    const endpointOfMail = endpoint('TableEndpoint');
    await expect(
      acsMailer({ endpoint: endpointOfMail, credential }, 'x@y.example').send(mail),
    ).rejects.toThrow();
    expect(proxy.seen).toEqual([]);
  });

  it('refuse plain HTTP where the connection string promises HTTPS', async () => {
    const promised = proxy.connectionString
      .replace('DefaultEndpointsProtocol=http;', 'DefaultEndpointsProtocol=https;')
      .replace(/TableEndpoint=http:/, 'TableEndpoint=https:');
    const store = tableTransferStore(storageClients({ connectionString: promised }, 500));
    await expect(store.find(id)).rejects.toThrow();
    expect(proxy.seen).toEqual([]);
  });
});
