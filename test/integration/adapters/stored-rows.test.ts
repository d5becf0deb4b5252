import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { BrokenRow, documentIn, documentRow } from '../../../shared/adapters/azure/document-row.ts';
import { tableDeliveries } from '../../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';
import { tableTransferIndex } from '../../../shared/adapters/azure/table-transfer-index.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import type { Stage } from '../../../shared/transfer/transfer.ts';
import { aCreation, aMessage, anEntry } from '../../support/a-change.ts';
import { aSummary } from '../../support/a-summary.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';

const azurite = useAzurite();

describe('a stored row that is not what it must be', () => {
  const id = aTransferId(1);
  const damage = async (rowKey: string, columns: Record<string, string>) => {
    await azurite.empty('Transfers');
    const store = tableTransferStore(azurite.clients());
    await store.commit({ ...aCreation({ id }), message: aMessage('m1', 1) });
    await azurite.table('Transfers').updateEntity({ partitionKey: id, rowKey, ...columns }, 'Replace');
    return store;
  };

  it('is named, but not quoted', async () => {
    const secret = 'Renée Lemaire';
    const damages = [
      {},
      { doc: `{"name": "${secret}` },
      { doc: JSON.stringify(secret) },
      { doc: JSON.stringify({ ...aCreation({ id }).transfer, stage: secret }) },
      { doc: JSON.stringify({ ...aCreation({ id }).transfer, [secret]: 1 }) },
    ];
    for (const columns of damages) {
      const store = await damage('transfer', columns);
      const error = (await store.find(id).catch((thrown: unknown) => thrown)) as Error;
      expect(error).toBeInstanceOf(BrokenRow);
      expect(error.message).toContain(`${id}/transfer`);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('Ren');
    }
  });

  it('is found in the audit trail and among the messages too', async () => {
    const withoutHash = await damage('audit-000000000001', {
      doc: JSON.stringify({ ...anEntry(1), hash: 1 }),
    });
    await expect(withoutHash.auditTrail(id)).rejects.toThrow(
      `${id}/audit-000000000001 cannot be read (hash: `,
    );
    const withoutKind = await damage('message-m1', {
      doc: JSON.stringify({ ...aMessage('m1', 1), kind: null }),
    });
    await expect(withoutKind.message(id, 'm1')).rejects.toThrow(`${id}/message-m1 cannot be read (kind: `);
  });
});

describe('a document that is cut into columns', () => {
  it('is cut between characters, at any length, and comes back whole', () => {
    for (let length = 29_980; length < 30_020; length += 1) {
      const document = `${'x'.repeat(length)}${'😀'.repeat(16_000)}`;
      const { partitionKey, rowKey, ...columns } = documentRow('p', 'r', document);
      expect(Object.keys(columns)).toEqual(['doc0', 'doc1', 'doc2']);
      expect(Object.values(columns).every((part) => part.isWellFormed() && part.length <= 30_000)).toBe(true);
      expect(documentIn({ partitionKey, rowKey, etag: '', ...columns }, z.string())).toBe(document);
    }
  });
});

describe('an id that does not look like one', () => {
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await startFaultProxy(azurite.connectionString());
  });
  afterAll(() => proxy.stop());

  const HOSTILE = [
    '',
    ' ',
    'a/b',
    'a\\b',
    'a#b',
    'a?b',
    '../x',
    "x' or PartitionKey ne '",
    '%2F',
    'a\u0001b',
    'ü',
  ];
  const listOf = ['a'] as unknown as string;

  it('is refused before anything is asked of the storage', async () => {
    const clients = storageClients({ connectionString: proxy.connectionString });
    const store = tableTransferStore(clients);
    const index = tableTransferIndex(clients);
    const partners = tablePartnerRegistry(clients);
    const deliveries = tableDeliveries(clients);
    const forms = blobFormArchive(clients);
    const good = aTransferId(1);
    const note = { version: 1, notedAt: '2026-11-02T15:00:00Z' };
    const attempts = (id: string) => [
      store.find(id),
      store.message(id, 'm1'),
      store.message(good, id),
      store.messagesSince(id, 0),
      store.auditTrail(id),
      store.commit(aCreation({ id })),
      index.show(aSummary(1, { transferId: id })),
      index.show(aSummary(1, { newPartnerId: id })),
      index.ofPartner(id, { limit: 1 }),
      index.open({ limit: 1, stage: id as Stage }),
      index.claim(id, good, '2026-11-02T15:00:00Z'),
      index.release(id, good),
      index.note({ ...note, transferId: id }),
      index.forget([{ ...note, transferId: id }]),
      partners.byId(id),
      partners.byTenant(id),
      deliveries.find(id, 'w1'),
      deliveries.find('contoso', id),
      forms.put(id, new Uint8Array(1)),
      forms.get(good, id),
      forms.get(id, aHash('x')),
    ];
    const hostile = fc.sample(
      fc.string({ minLength: 1 }).filter((text) => !/^[\w.:-]+$/.test(text)),
      200,
    );
    for (const id of [...HOSTILE, listOf, ...hostile]) {
      const outcomes = await Promise.allSettled(attempts(id));
      expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'));
    }
    expect(proxy.seen).toEqual([]);
  });

  it('is refused as part of a change, with everything else of it', async () => {
    const store = tableTransferStore(azurite.clients());
    const id = aTransferId(2);
    const change = { ...aCreation({ id }), message: aMessage('a/b', 1) };
    await expect(store.commit(change)).rejects.toThrow('This is not a message id.');
    expect(await store.find(id)).toBeUndefined();
  });
});

describe('a change that is larger than the table takes', () => {
  const id = aTransferId(3);

  it('is refused whole when it has more than a hundred rows', async () => {
    const store = tableTransferStore(azurite.clients());
    const entries = Array.from({ length: 100 }, (_, index) => anEntry(index + 1));
    await expect(store.commit({ ...aCreation({ id }), entries })).rejects.toThrow(
      '101 rows are more than 100',
    );
    expect(await store.find(id)).toBeUndefined();
  });

  it('is refused when the document is larger than a row', async () => {
    const store = tableTransferStore(azurite.clients());
    const request = { ...aCreation({ id }).transfer.request, text: 'x'.repeat(500_000) };
    await expect(store.commit(aCreation({ id, request }))).rejects.toThrow('too large');
  });
});
