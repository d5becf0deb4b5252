import { beforeEach, describe, expect, it } from 'vitest';
import { tableTransferIndex } from '../../../shared/adapters/azure/table-transfer-index.ts';
import { memoryTransferIndex } from '../../../shared/adapters/memory/memory-transfer-index.ts';
import type { TransferIndex } from '../../../shared/transfer/transfer-index.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';

const azurite = useAzurite();
const indexes = [
  { name: 'in memory', open: async () => memoryTransferIndex() },
  {
    name: 'in tables',
    open: async () => {
      await azurite.empty('TransferIndex');
      return tableTransferIndex(azurite.clients());
    },
  },
];

const subscription = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
const at = '2026-11-02T15:00:00.000Z';
const [one, two] = [aTransferId(1), aTransferId(2)];

describe.each(indexes)('the guard of a subscription $name', ({ open }) => {
  let index: TransferIndex;
  beforeEach(async () => {
    index = await open();
  });

  it('is taken by one transfer, which may take it again', async () => {
    expect(await index.claim(subscription, one, at)).toEqual({ claimed: true });
    expect(await index.claim(subscription, one, '2026-11-03T00:00:00.000Z')).toEqual({ claimed: true });
    expect(await index.claim(subscription, two, at)).toEqual({ claimed: false, heldBy: one, since: at });
    expect(await index.claim('00000000-0000-0000-0000-000000000001', two, at)).toEqual({ claimed: true });
  });

  it('is given up by its holder only, and is free then', async () => {
    await index.claim(subscription, one, at);
    await index.release(subscription, two);
    expect(await index.claim(subscription, two, at)).toMatchObject({ claimed: false });
    await index.release(subscription, one);
    await index.release(subscription, one);
    expect(await index.claim(subscription, two, at)).toEqual({ claimed: true });
  });

  it('goes to one of many who claim at once', async () => {
    const ids = Array.from({ length: 20 }, (_, number) => aTransferId(number));
    const claims = await Promise.all(ids.map((id) => index.claim(subscription, id, at)));
    const winner = ids.filter((_, number) => claims[number]?.claimed);
    expect(winner).toHaveLength(1);
    const losers = claims.filter(({ claimed }) => !claimed);
    expect(losers).toEqual(losers.map(() => ({ claimed: false, heldBy: winner[0], since: at })));
  });

  it('is never held by two while it is claimed and given up in a hurry', async () => {
    let holders = 0;
    let mostHolders = 0;
    const work = async (id: string) => {
      for (let round = 0; round < 10; round += 1) {
        const claim = await index.claim(subscription, id, at);
        if (!claim.claimed) continue;
        holders += 1;
        mostHolders = Math.max(mostHolders, holders);
        expect(await index.claim(subscription, id, at)).toEqual({ claimed: true });
        holders -= 1;
        await index.release(subscription, id);
      }
    };
    await Promise.all(Array.from({ length: 6 }, (_, number) => work(aTransferId(number))));
    expect(mostHolders).toBe(1);
    expect(await index.claim(subscription, one, at)).toEqual({ claimed: true });
  });
});

describe.each(indexes)('the notes for the sweep $name', ({ open }) => {
  let index: TransferIndex;
  beforeEach(async () => {
    index = await open();
  });
  const noteOf = (number: number, notedAt = at, version = 1) => ({
    transferId: aTransferId(number),
    version,
    notedAt,
  });

  it('come oldest first, only those made before the instant, no more than asked for', async () => {
    const notes = [
      noteOf(1, '2026-11-02T15:00:02.000Z'),
      noteOf(2, '2026-11-02T15:00:00.500Z'),
      noteOf(3, '2026-11-02T15:00:00Z'),
      noteOf(4, '2026-11-02T15:00:03.000Z'),
    ];
    for (const note of notes) await index.note(note);
    expect(await index.unheard('2026-11-02T15:00:03Z', 10)).toEqual([notes[2], notes[1], notes[0]]);
    expect(await index.unheard('2026-11-02T15:00:03Z', 2)).toEqual([notes[2], notes[1]]);
    expect(await index.unheard('2026-11-02T15:00:00Z', 10)).toEqual([]);
  });

  it('hold one note of a transfer, the last one', async () => {
    await index.note(noteOf(1, at, 1));
    await index.note(noteOf(1, '2026-11-02T16:00:00.000Z', 2));
    expect(await index.unheard('2027-01-01T00:00:00Z', 10)).toEqual([
      noteOf(1, '2026-11-02T16:00:00.000Z', 2),
    ]);
  });

  it('forget what was heard, but not a newer note', async () => {
    const heard = [1, 2, 3, 4].map((number) => noteOf(number));
    for (const note of heard) await index.note(note);
    const newer = [noteOf(2, at, 2), noteOf(3, '2026-11-02T16:00:00.000Z', 1)];
    for (const note of newer) await index.note(note);
    await index.forget([...heard.slice(0, 3), noteOf(9)]);
    const left = await index.unheard('2027-01-01T00:00:00Z', 10);
    expect(left).toEqual([noteOf(2, at, 2), noteOf(4), noteOf(3, '2026-11-02T16:00:00.000Z', 1)]);
    await index.forget([]);
    expect(await index.unheard('2027-01-01T00:00:00Z', 10)).toHaveLength(3);
  });

  it('lose no newer note to a sweep that forgets at the same moment', async () => {
    for (let version = 1; version <= 20; version += 1) {
      await index.note(noteOf(1, at, version));
      await Promise.all([index.forget([noteOf(1, at, version)]), index.note(noteOf(1, at, version + 1))]);
      expect(await index.unheard('2027-01-01T00:00:00Z', 10)).toEqual([noteOf(1, at, version + 1)]);
    }
  });
});
