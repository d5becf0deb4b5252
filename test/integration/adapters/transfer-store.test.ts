import { beforeEach, describe, expect, it } from 'vitest';
import { tableTransferStore } from '../../../shared/adapters/azure/table-transfer-store.ts';
import { memoryTransferStore } from '../../../shared/adapters/memory/memory-transfer-store.ts';
import { WAYS } from '../../../shared/audit/audit-fact.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Stored, TransferStore } from '../../../shared/transfer/transfer-store.ts';
import { aCreation, aMessage, anEntry } from '../../support/a-change.ts';
import { aFullTransfer, aTransfer, aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';

const azurite = useAzurite();
const stores = [
  { name: 'in memory', open: () => memoryTransferStore({ checked: true }) },
  { name: 'in tables', open: () => tableTransferStore(azurite.clients()) },
];

let last = 0;

describe.each(stores)('the transfer store $name', ({ open }) => {
  let store: TransferStore;
  let id: string;

  const create = (overrides: Partial<Transfer> = {}) => store.commit(aCreation({ id, ...overrides }));
  const stored = async (): Promise<Stored> => {
    const found = await store.find(id);
    if (!found) throw new Error('The transfer is not there.');
    return found;
  };

  beforeEach(() => {
    store = open();
    last += 1;
    id = aTransferId(last);
  });

  it.each(WAYS)('keeps what was caused by way of %s', async (via) => {
    const entry = { ...anEntry(1), by: { role: 'customer' as const, via } };
    await store.commit({ ...aCreation({ id }), entries: [entry] });
    expect(await store.auditTrail(id)).toEqual([entry]);
  });

  it('knows nothing of a transfer that was never stored', async () => {
    expect(await store.find(id)).toBeUndefined();
    expect(await store.message(id, 'm1')).toBeUndefined();
    expect(await store.messagesSince(id, 0)).toEqual([]);
    expect(await store.auditTrail(id)).toEqual([]);
  });

  it('gives a transfer back as it was stored, with every optional field or none', async () => {
    expect(await create()).not.toBe('conflict');
    expect((await stored()).transfer).toEqual(aTransfer({ id }));
    const full = aFullTransfer({ id });
    expect(await store.commit({ transfer: full, etag: (await stored()).etag, entries: [] })).not.toBe(
      'conflict',
    );
    expect((await stored()).transfer).toEqual(full);
  });

  it('creates a transfer once', async () => {
    expect(await store.commit(aCreation({ id }, 'first'))).not.toBe('conflict');
    expect(await store.commit(aCreation({ id, revision: 7 }, 'second'))).toBe('conflict');
    expect((await stored()).transfer.revision).toBe(1);
    expect(await store.auditTrail(id)).toEqual([anEntry(1, 'first')]);
  });

  it('does not create a transfer that a change presumes', async () => {
    await create();
    const { etag } = await stored();
    const other = aTransferId(100_000 + last);
    const change = { transfer: aTransfer({ id: other }), etag, entries: [anEntry(1)] };
    expect(await store.commit(change)).toBe('conflict');
    expect(await store.find(other)).toBeUndefined();
    expect(await store.auditTrail(other)).toEqual([]);
  });

  it('refuses a change of a document that changed meanwhile, and writes nothing of it', async () => {
    await create();
    const { transfer, etag } = await stored();
    const theirs = { transfer: { ...transfer, revision: 2 }, etag, entries: [anEntry(2, 'theirs')] };
    const ours = { transfer: { ...transfer, revision: 3 }, etag, entries: [anEntry(2, 'ours')] };
    expect(await store.commit(theirs)).not.toBe('conflict');
    expect(await store.commit({ ...ours, message: aMessage('m1', 2) })).toBe('conflict');
    expect((await stored()).transfer.revision).toBe(2);
    expect(await store.auditTrail(id)).toEqual([anEntry(1), anEntry(2, 'theirs')]);
    expect(await store.message(id, 'm1')).toBeUndefined();
  });

  it('refuses a second change without entries as a conflict', async () => {
    await create();
    const { transfer, etag } = await stored();
    const change = { transfer: { ...transfer, heard: 1 }, etag, entries: [] };
    expect(await store.commit(change)).not.toBe('conflict');
    expect(await store.commit(change)).toBe('conflict');
  });

  it('recognises a change it has already, even after later ones', async () => {
    const creation = aCreation({ id });
    await store.commit(creation);
    expect(await store.commit(creation)).not.toBe('conflict');
    const { transfer, etag } = await stored();
    const change = { transfer: { ...transfer, revision: 2 }, etag, entries: [anEntry(2)] };
    await store.commit({ ...change, message: aMessage('m1', 2) });
    await store.commit({ ...(await stored()), entries: [anEntry(3)] });
    expect(await store.commit({ ...change, message: aMessage('m1', 2) })).not.toBe('conflict');
    expect(await store.auditTrail(id)).toEqual([anEntry(1), anEntry(2), anEntry(3)]);
  });

  it('recognises a message it has already when the change has no entries', async () => {
    await create();
    const { transfer, etag } = await stored();
    const change = { transfer: { ...transfer, version: 2 }, etag, entries: [], message: aMessage('m1', 2) };
    expect(await store.commit(change)).not.toBe('conflict');
    expect(await store.commit(change)).not.toBe('conflict');
    expect(await store.commit({ ...change, message: aMessage('m1', 3) })).toBe('conflict');
  });

  it('accepts a message once', async () => {
    await create();
    const first = await stored();
    const message = aMessage('m1', 2);
    expect(await store.commit({ ...first, entries: [anEntry(2)], message })).not.toBe('conflict');
    const second = { ...(await stored()), entries: [anEntry(3)], message: aMessage('m1', 3) };
    expect(await store.commit(second)).toBe('conflict');
    expect(await store.message(id, 'm1')).toEqual(message);
    expect(await store.auditTrail(id)).toHaveLength(2);
  });

  it('lets exactly one of twenty parallel commits win each round, and all get an answer', async () => {
    await create();
    for (let round = 2; round <= 6; round += 1) {
      const { transfer, etag } = await stored();
      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, who) =>
          store.commit({
            transfer: { ...transfer, revision: round, cutOffDate: `2026-12-${who + 10}` },
            etag,
            entries: [anEntry(round, `writer ${who}`)],
            message: aMessage(`r${round}-${who}`, round),
          }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome !== 'conflict')).toHaveLength(1);
      const winner = outcomes.findIndex((outcome) => outcome !== 'conflict');
      expect((await store.auditTrail(id)).at(-1)).toEqual(anEntry(round, `writer ${winner}`));
      expect((await stored()).transfer.cutOffDate).toBe(`2026-12-${winner + 10}`);
      expect(await store.messagesSince(id, round - 1)).toEqual([aMessage(`r${round}-${winner}`, round)]);
    }
  });

  it('lists messages above a version, oldest first, whatever their ids', async () => {
    await create();
    const ids = ['zz', 'A.b:c_d-e', 'message-1', 'audit-000000000001', 'transfer', 'x'.repeat(200)];
    for (const [index, messageId] of ids.entries()) {
      const message = aMessage(messageId, index + 2);
      const change = { ...(await stored()), entries: [anEntry(index + 2)], message };
      expect(await store.commit(change)).not.toBe('conflict');
    }
    const listed = await store.messagesSince(id, 3);
    expect(listed.map(({ messageId }) => messageId)).toEqual(ids.slice(2));
    expect(await store.message(id, 'A.b:c_d-e')).toEqual(aMessage('A.b:c_d-e', 3));
    expect(await store.auditTrail(id)).toHaveLength(7);
  });

  it('keeps an audit trail of more than a page in order', async () => {
    await create();
    for (let start = 2; start < 1_050; start += 90) {
      const entries = Array.from({ length: 90 }, (_, index) => anEntry(start + index));
      expect(await store.commit({ ...(await stored()), entries })).not.toBe('conflict');
    }
    const sequences = (await store.auditTrail(id)).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 1_081 }, (_, index) => index + 1));
  });

  it('keeps documents of 60 KB and more whole, in every script', async () => {
    const scripts = ['a', 'é', 'Ł', '李', '😀', '"\\', '\n'];
    for (const script of scripts) {
      const pendingMails = Array.from({ length: 40 }, (_, index) => ({
        mailId: `${'-'.repeat(index % 7)}${script.repeat(1_500)}`,
        kind: 'reminder',
        to: 'ops' as const,
        channel: 'mail' as const,
        place: 'support:2',
        orderedAt: '2026-11-02T15:00:00.000Z',
      }));
      const found = await store.find(id);
      const transfer = aTransfer({ id, pendingMails });
      const change = { transfer, entries: [], ...(found && { etag: found.etag }) };
      expect(await store.commit(change)).not.toBe('conflict');
      expect((await stored()).transfer).toEqual(transfer);
    }
    const small = { transfer: aTransfer({ id }), etag: (await stored()).etag, entries: [] };
    expect(await store.commit(small)).not.toBe('conflict');
    expect((await stored()).transfer.pendingMails).toEqual([]);
  });

  it('shares no object with its caller', async () => {
    const creation = aCreation({ id });
    await store.commit(creation);
    creation.transfer.stage = 'refused';
    (await stored()).transfer.stage = 'cancelled';
    expect((await stored()).transfer.stage).toBe('requested');
  });
});
