import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobFormArchive } from '../../../shared/adapters/azure/blob-form-archive.ts';
import { storageClients } from '../../../shared/adapters/azure/clients.ts';
import { StorageFailure } from '../../../shared/adapters/azure/storage-failure.ts';
import { tableDeliveries } from '../../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../../shared/adapters/azure/table-partner-registry.ts';
import { tableTransferIndex } from '../../../shared/adapters/azure/table-transfer-index.ts';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import type { Change, Stored } from '../../../shared/transfer/transfer-store.ts';
import { aCreation, aMessage, anEntry } from '../../support/a-change.ts';
import { aPartner } from '../../support/a-party.ts';
import { aSummary } from '../../support/a-summary.ts';
import { aHash, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';
import { type FaultProxy, type ProxyFault, startFaultProxy } from '../../support/fault-proxy.ts';

const azurite = useAzurite();
const at = '2026-11-02T15:00:00.000Z';
const subscription = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
const LOST: ProxyFault[] = [{ kind: 'lost' }, { kind: 'answered', status: 503 }];

let proxy: FaultProxy;
let last = 0;
let id: string;

/** Every adapter behind the proxy; `limitMs` is short only where a test waits for it. */
function adapters(limitMs?: number) {
  const clients = storageClients({ connectionString: proxy.connectionString }, limitMs);
  return {
    store: tableTransferStore(clients),
    index: tableTransferIndex(clients),
    partners: tablePartnerRegistry(clients),
    deliveries: tableDeliveries(clients),
    forms: blobFormArchive(clients),
  };
}

beforeEach(async () => {
  proxy = await startFaultProxy(azurite.connectionString());
  last += 1;
  id = aTransferId(last);
});
afterEach(() => proxy.stop());

const theStored = async (): Promise<Stored> => {
  const found = await adapters().store.find(id);
  if (!found) throw new Error('The transfer is not there.');
  return found;
};
/** Stalls the first matching request of `slow`, lets `meanwhile` happen, and then carries the request out. */
async function whileStalled(matching: RegExp, slow: () => Promise<void>, meanwhile: () => Promise<void>) {
  proxy.fail({ kind: 'stalled' }, 1, matching);
  const givenUp = expect(slow()).rejects.toThrow(StorageFailure);
  await expect.poll(() => proxy.stalled(), { timeout: 10_000 }).toBe(1);
  await meanwhile();
  await proxy.release();
  await givenUp;
}

const nextChange = async (sequence: number): Promise<Change> => ({
  ...(await theStored()),
  entries: [anEntry(sequence)],
  message: aMessage(`m${sequence}`, sequence),
});

describe.each(LOST)('when the answer is lost after the write ($kind)', (fault) => {
  it('recognises its own creation and its own change as committed', async () => {
    const { store } = adapters();
    await store.find(id);
    proxy.fail(fault, 1, /batch/);
    expect(await store.commit(aCreation({ id }))).not.toBe('conflict');
    const change = await nextChange(2);
    proxy.fail(fault, 1, /batch/);
    expect(await store.commit(change)).not.toBe('conflict');
    expect(await store.auditTrail(id)).toEqual([anEntry(1), anEntry(2)]);
    expect(await store.message(id, 'm2')).toEqual(change.message);
  });

  it('calls another’s change a conflict all the same', async () => {
    const { store } = adapters();
    await store.commit(aCreation({ id }));
    const ours = await nextChange(2);
    await store.commit({ ...ours, entries: [anEntry(2, 'somebody else')], message: aMessage('theirs', 2) });
    proxy.fail(fault, 1, /batch/);
    expect(await store.commit(ours)).toBe('conflict');
    expect(await store.message(id, 'm2')).toBeUndefined();
  });

  it('keeps guard, note, list, partner, delivery and form as they were meant', async () => {
    const { index, partners, deliveries, forms } = adapters();
    await index.open({ limit: 1 });
    const once = <T>(write: () => Promise<T>) => {
      proxy.fail(fault, 1, /^(POST|PUT|PATCH|DELETE)/);
      return write();
    };
    const other = aTransferId(100 + last);
    expect(await once(() => index.claim(subscription, id, at))).toEqual({ claimed: true });
    await once(() => index.release(subscription, id));
    expect(await index.claim(subscription, other, at)).toEqual({ claimed: true });
    await index.release(subscription, other);

    await once(() => index.note({ transferId: id, version: 1, notedAt: at }));
    expect(await index.unheard('2027-01-01T00:00:00Z', 1_000)).toContainEqual({
      transferId: id,
      version: 1,
      notedAt: at,
    });
    await once(() => index.show(aSummary(last)));
    await once(() => index.show(aSummary(last, { stage: 'support' })));
    const open = await index.open({ limit: 900 });
    expect(open.items.filter(({ transferId }) => transferId === id)).toEqual([
      aSummary(last, { stage: 'support' }),
    ]);

    await once(() => partners.save(aPartner()));
    expect(await partners.byId('contoso')).toEqual(aPartner());
    const delivery = {
      partnerId: 'contoso',
      webhookId: id,
      bodyHash: aHash('b'),
      transferId: id,
      receivedAt: at,
    };
    expect(await once(() => deliveries.record(delivery))).toEqual(delivery);
    const sha256 = await once(() => forms.put(id, Buffer.from(id)));
    expect(Buffer.from(await forms.get(id, sha256)).toString()).toBe(id);
  });
});

describe('a storage that fails', () => {
  it('is asked again when it is busy for a moment', async () => {
    const { store, forms } = adapters();
    await store.find(id);
    proxy.fail({ kind: 'refused', status: 503 }, 2, /batch/);
    expect(await store.commit(aCreation({ id }))).not.toBe('conflict');
    proxy.fail({ kind: 'unsent' }, 1);
    expect((await store.find(id))?.transfer.id).toBe(id);
    proxy.fail({ kind: 'refused', status: 503 }, 1, /^PUT/);
    expect(await forms.put(id, Buffer.from('form'))).toBe(aHash('form'));
  });

  it('throws while it is down, and never looks empty', async () => {
    const { store, index, partners, deliveries, forms } = adapters(1_500);
    await adapters().store.commit(aCreation({ id }));
    const change = await nextChange(2);
    proxy.fail({ kind: 'refused', status: 503 }, Number.POSITIVE_INFINITY);
    const calls = {
      find: () => store.find(id),
      commit: () => store.commit(change),
      message: () => store.message(id, 'm2'),
      auditTrail: () => store.auditTrail(id),
      ofPartner: () => index.ofPartner('contoso', { limit: 1 }),
      claim: () => index.claim(subscription, id, at),
      byId: () => partners.byId('contoso'),
      record: () => deliveries.find('contoso', 'w1'),
      get: () => forms.get(id, aHash('form')),
      put: () => forms.put(id, Buffer.from('form')),
    };
    const outcomes = await Promise.allSettled(Object.values(calls).map((call) => call()));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StorageFailure) });
    }
    proxy.fail({ kind: 'unsent' }, 0);
    expect(await adapters().store.commit(change)).not.toBe('conflict');
  });

  it('throws when its table is going away, which is neither a conflict nor an absence', async () => {
    const { store } = adapters();
    await store.commit(aCreation({ id }));
    const change = await nextChange(2);
    for (const [status, code] of [
      [404, 'TableNotFound'],
      [409, 'TableBeingDeleted'],
    ] as const) {
      proxy.fail({ kind: 'refused', status, code }, Number.POSITIVE_INFINITY, /Transfers|batch/);
      await expect(store.find(id)).rejects.toThrow(`${status} ${code}`);
      await expect(store.commit(change)).rejects.toThrow(`${status} ${code}`);
    }
  });

  it('is given up at the time limit when it never answers', async () => {
    const { store, forms } = adapters(300);
    await adapters().store.commit(aCreation({ id }));
    proxy.fail({ kind: 'stalled' }, Number.POSITIVE_INFINITY);
    await expect(store.find(id)).rejects.toThrow('Transfers.get: no answer within 300 ms');
    await expect(store.auditTrail(id)).rejects.toThrow('Transfers.rows: no answer within 300 ms');
    await expect(forms.put(id, Buffer.from('form'))).rejects.toThrow('forms.put: no answer within 300 ms');
  });

  it('is given up at the time limit when an answer stops in the middle', async () => {
    const { store, forms } = adapters(300);
    await adapters().store.commit(aCreation({ id }));
    const sha256 = await adapters().forms.put(id, Buffer.alloc(100_000, id));
    proxy.fail({ kind: 'halved' }, Number.POSITIVE_INFINITY);
    await expect(store.find(id)).rejects.toThrow('Transfers.get: no answer within 300 ms');
    await expect(forms.get(id, sha256)).rejects.toThrow('forms.get: no answer within 300 ms');
  });

  it('doubles nothing when a write it was given up for is carried out later', async () => {
    const { store } = adapters(300);
    await adapters().store.commit(aCreation({ id }));
    const change = await nextChange(2);
    proxy.fail({ kind: 'stalled' }, 1, /batch/);
    await expect(store.commit(change)).rejects.toThrow(StorageFailure);
    await proxy.release();
    expect(await adapters().store.commit(change)).not.toBe('conflict');
    expect(await adapters().store.auditTrail(id)).toEqual([anEntry(1), anEntry(2)]);
  });

  it('loses no newer note to a sweep that is slow to forget an older one', async () => {
    const index = adapters().index;
    const slow = adapters(1_000).index;
    const heard = { transferId: id, version: 1, notedAt: at };
    const newer = { ...heard, version: 2 };
    await index.note(heard);
    await whileStalled(
      /^DELETE/,
      () => slow.forget([heard]),
      () => index.note(newer),
    );
    expect(await index.unheard('2027-01-01T00:00:00Z', 1_000)).toContainEqual(newer);
  });

  it('takes no guard from its new holder when it is slow to release it for the old one', async () => {
    const index = adapters().index;
    const slow = adapters(1_000).index;
    const other = aTransferId(200 + last);
    await index.claim(subscription, id, at);
    await whileStalled(
      /^DELETE/,
      () => slow.release(subscription, id),
      async () => {
        await index.release(subscription, id);
        expect(await index.claim(subscription, other, at)).toEqual({ claimed: true });
      },
    );
    expect(await index.claim(subscription, id, at)).toMatchObject({ claimed: false, heldBy: other });
    await index.release(subscription, other);
  });

  it('leaves one place in the open list to a transfer whose older summary is slow to be shown', async () => {
    const index = adapters().index;
    const slow = adapters(1_000).index;
    await index.show(aSummary(last));
    const moved = aSummary(last, { stage: 'support', dueAt: '2026-12-01T00:00:00.000Z' });
    await whileStalled(
      /batch/,
      () => slow.show(aSummary(last)),
      () => index.show(moved),
    );
    const { items } = await index.open({ limit: 900 });
    expect(items.filter(({ transferId }) => transferId === id)).toEqual([moved]);
  });

  it('says nothing of what was to be stored', async () => {
    const { store } = adapters();
    proxy.fail({ kind: 'refused', status: 400 }, Number.POSITIVE_INFINITY);
    const failure = await store.commit(aCreation({ id })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StorageFailure);
    const said = JSON.stringify(failure, Object.getOwnPropertyNames(failure));
    expect(said).toContain('Transfers.transact: 400');
    expect(said).not.toMatch(/Lemaire|Lucerne|AccountKey|SharedKey/);
  });
});
