import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { ensureStorage } from '../../../shared/adapters/azure/ensure-storage.ts';
import { tableDeliveries } from '../../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';
import { tableTransferIndex } from '../../../shared/adapters/azure/table-transfer-index.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import { aCreation, aMessage, anEntry } from '../../support/a-change.ts';
import { aPartner } from '../../support/a-party.ts';
import { aSummary } from '../../support/a-summary.ts';
import { aFullTransfer, aHash, aTransfer, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';
import { type FaultProxy, startFaultProxy } from '../../support/fault-proxy.ts';

const azurite = useAzurite();
const at = '2026-11-02T15:00:00.000Z';
const subscription = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
const id = aTransferId(1);

let proxy: FaultProxy;
beforeAll(async () => {
  proxy = await startFaultProxy(azurite.connectionString());
});
afterAll(() => proxy.stop());

describe('what an operation costs', () => {
  it('is as few requests as it can be', async () => {
    const clients = storageClients({ connectionString: proxy.connectionString });
    const costs: Record<string, number> = {};
    const count = async (operation: string, run: () => Promise<unknown>) => {
      proxy.seen.length = 0;
      await run();
      costs[operation] = proxy.seen.length;
    };
    await count('first call of a new account', () => tableTransferStore(clients).find(id));
    await count('ensureStorage', () => ensureStorage(clients));

    const store = tableTransferStore(clients);
    await count('commit (create)', () => store.commit(aCreation({ id })));
    const etag = (await store.find(id))?.etag ?? '';
    const entries = [2, 3, 4].map((sequence) => anEntry(sequence));
    const change = { transfer: aFullTransfer({ id }), etag, entries, message: aMessage('m1', 2) };
    await count('commit (3 entries and a message)', () => store.commit(change));
    await count('commit (conflict)', () =>
      store.commit({ ...change, transfer: aTransfer({ id }), entries: [anEntry(2, 'x')] }),
    );
    await count('find', () => store.find(id));
    await count('message', () => store.message(id, 'm1'));
    await count('messagesSince', () => store.messagesSince(id, 0));
    await count('auditTrail', () => store.auditTrail(id));

    const index = tableTransferIndex(clients);
    await count('show (first)', () => index.show(aSummary(1)));
    await count('show (moved)', () => index.show(aSummary(1, { stage: 'support' })));
    await count('show (ended)', () => index.show(aSummary(1, { stage: 'completed' })));
    for (let number = 2; number < 80; number += 1) await index.show(aSummary(number));
    await count('ofPartner (page of 50)', () => index.ofPartner('contoso', { limit: 50 }));
    await count('open (page of 50)', () => index.open({ limit: 50 }));
    await count('open (page of 50, one stage)', () => index.open({ limit: 50, stage: 'ticket' }));
    await count('claim', () => index.claim(subscription, id, at));
    await count('claim (taken)', () => index.claim(subscription, aTransferId(2), at));
    await count('release', () => index.release(subscription, id));
    const notes = [1, 2, 3].map((number) => ({ transferId: aTransferId(number), version: 1, notedAt: at }));
    await count('note', () => index.note({ transferId: id, version: 1, notedAt: at }));
    for (const note of notes) await index.note(note);
    await count('unheard', () => index.unheard('2027-01-01T00:00:00Z', 100));
    await count('forget (3 notes)', () => index.forget(notes));

    const partners = tablePartnerRegistry(clients);
    await count('partner save', () => partners.save(aPartner()));
    await count('partner byId', () => partners.byId('contoso'));
    await count('partner byTenant', () => partners.byTenant(aPartner().microsoftId));
    const deliveries = tableDeliveries(clients);
    const delivery = {
      partnerId: 'contoso',
      webhookId: 'w1',
      bodyHash: aHash('b'),
      transferId: id,
      receivedAt: at,
    };
    await count('delivery record', () => deliveries.record(delivery));
    await count('delivery record (repeated)', () => deliveries.record(delivery));
    const forms = blobFormArchive(clients);
    await count('form put', () => forms.put(id, Buffer.from('form')));
    await count('form put (repeated)', () => forms.put(id, Buffer.from('form')));
    await count('form get', () => forms.get(id, aHash('form')));

    console.table(costs);
    expect(costs).toEqual({
      'first call of a new account': 8,
      ensureStorage: 6,
      'commit (create)': 1,
      'commit (3 entries and a message)': 1,
      'commit (conflict)': 2,
      find: 1,
      message: 1,
      messagesSince: 1,
      auditTrail: 1,
      'show (first)': 4,
      'show (moved)': 4,
      'show (ended)': 4,
      'ofPartner (page of 50)': 1,
      'open (page of 50)': 1,
      'open (page of 50, one stage)': 1,
      claim: 1,
      'claim (taken)': 2,
      release: 2,
      note: 1,
      unheard: 1,
      'forget (3 notes)': 4,
      'partner save': 3,
      'partner byId': 1,
      'partner byTenant': 1,
      'delivery record': 1,
      'delivery record (repeated)': 2,
      'form put': 1,
      'form put (repeated)': 2,
      'form get': 1,
    });
  });
});
