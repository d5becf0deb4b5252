import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { tableTransferIndex } from '../../../shared/adapters/azure/table-transfer-index.ts';
import { memoryTransferIndex } from '../../../shared/adapters/memory/memory-transfer-index.ts';
import {
  BadCursor,
  type Page,
  type Summary,
  type TransferIndex,
} from '../../../shared/transfer/transfer-index.ts';
import { aSummary } from '../../support/a-summary.ts';
import { aTransferId } from '../../support/a-transfer.ts';
import { useAzurite } from '../../support/azurite.ts';

const azurite = useAzurite();
const indexes = [
  { name: 'in memory', open: async () => memoryTransferIndex(), runs: 100 },
  {
    name: 'in tables',
    runs: 12,
    open: async () => {
      await azurite.empty('TransferIndex');
      return tableTransferIndex(azurite.clients());
    },
  },
];

type Asked = { limit: number; cursor?: string };

/** Every page of a list, in order. */
async function pagesOf(ask: (asked: Asked) => Promise<Page<Summary>>, limit: number) {
  const pages: Summary[][] = [];
  let cursor: string | undefined;
  do {
    const page = await ask({ limit, ...(cursor !== undefined && { cursor }) });
    pages.push(page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}

const idsOf = (summaries: Summary[]) => summaries.map(({ transferId }) => transferId);

describe.each(indexes)('the lists of transfers $name', ({ open, runs }) => {
  let index: TransferIndex;
  beforeEach(async () => {
    index = await open();
  });
  const show = async (...summaries: Summary[]) => {
    for (const summary of summaries) await index.show(summary);
  };
  const openIds = async (asked: Partial<Parameters<TransferIndex['open']>[0]> = {}) =>
    idsOf((await index.open({ limit: 100, ...asked })).items);

  it('are empty at first', async () => {
    expect(await index.ofPartner('contoso', { limit: 10 })).toEqual({ items: [] });
    expect(await index.open({ limit: 10 })).toEqual({ items: [] });
  });

  it('show a transfer to both of its partners and to ops, as it was given', async () => {
    const summary = aSummary(1);
    await show(summary);
    expect(await index.ofPartner('contoso', { limit: 10 })).toEqual({ items: [summary] });
    expect(await index.ofPartner('fabrikam', { limit: 10 })).toEqual({ items: [summary] });
    expect(await index.open({ limit: 10 })).toEqual({ items: [summary] });
    expect(await index.ofPartner('northwind', { limit: 10 })).toEqual({ items: [] });
  });

  it('show a transfer once, however often it is shown and wherever it moves', async () => {
    await show(aSummary(1), aSummary(1));
    const moved = aSummary(1, { stage: 'support', dueAt: '2026-11-03T01:00:00.000Z', revision: 2 });
    await show(moved, moved);
    expect(await index.open({ limit: 10 })).toEqual({ items: [moved] });
    expect(await openIds({ stage: 'ticket' })).toEqual([]);
    expect(await openIds({ stage: 'support' })).toEqual([aTransferId(1)]);
    expect(await index.ofPartner('contoso', { limit: 10 })).toEqual({ items: [moved] });
  });

  it('show a partner its newest transfers first, also within a second and at equal times', async () => {
    await show(
      aSummary(1, { createdAt: '2026-11-02T15:00:00Z' }),
      aSummary(2, { createdAt: '2026-11-02T15:00:00.500Z' }),
      aSummary(3, { createdAt: '1999-12-31T23:59:59.999Z' }),
      aSummary(5, { createdAt: '2026-11-03T00:00:00.000Z' }),
      aSummary(4, { createdAt: '2026-11-03T00:00:00Z' }),
    );
    const { items } = await index.ofPartner('contoso', { limit: 10 });
    expect(idsOf(items)).toEqual([4, 5, 2, 1, 3].map(aTransferId));
  });

  it('show ops what is due first', async () => {
    await show(
      aSummary(1, { dueAt: '2026-11-02T15:00:00.500Z' }),
      aSummary(2, { dueAt: '2026-11-02T15:00:00Z', stage: 'support' }),
      aSummary(3, { dueAt: '2026-11-02T14:59:59.999Z' }),
    );
    expect(await openIds()).toEqual([3, 2, 1].map(aTransferId));
    expect(await openIds({ stage: 'ticket' })).toEqual([3, 1].map(aTransferId));
  });

  it('take an ended transfer from ops and leave it to its partners', async () => {
    const ended = aSummary(1, { stage: 'completed' });
    await show(aSummary(1), aSummary(2), ended);
    expect(await openIds()).toEqual([aTransferId(2)]);
    expect(await openIds({ stage: 'ticket' })).toEqual([aTransferId(2)]);
    expect(await openIds({ stage: 'completed' })).toEqual([]);
    expect((await index.ofPartner('contoso', { limit: 10 })).items).toEqual([ended, aSummary(2)]);
  });

  it('do not open an ended transfer again when an older summary comes late', async () => {
    const ended = aSummary(1, { stage: 'rejected' });
    await show(ended, aSummary(1));
    expect(await openIds()).toEqual([]);
    expect(await openIds({ stage: 'ticket' })).toEqual([]);
    expect((await index.ofPartner('contoso', { limit: 10 })).items).toEqual([ended]);
  });

  it('leave one place for a transfer that is shown by many at once', async () => {
    const stages = ['ticket', 'newPartner', 'signatures', 'support'] as const;
    await Promise.all(stages.map((stage) => index.show(aSummary(1, { stage }))));
    expect(await openIds()).toEqual([aTransferId(1)]);
    const listed = await Promise.all(stages.map((stage) => openIds({ stage })));
    expect(listed.flat()).toEqual([aTransferId(1)]);
  });

  it('come in pages of the size asked for, without gap or repetition', async () => {
    await Promise.all(
      Array.from({ length: 23 }, (_, number) =>
        index.show(
          aSummary(number, { dueAt: `2026-12-02T15:00:00.${String(number % 4).padStart(3, '0')}Z` }),
        ),
      ),
    );
    for (const limit of [1, 7, 22, 23, 24]) {
      const partner = await pagesOf((asked) => index.ofPartner('contoso', asked), limit);
      expect(partner.map(({ length }) => length)).toEqual(sizes(23, limit));
      expect(new Set(idsOf(partner.flat())).size).toBe(23);
      const ops = await pagesOf((asked) => index.open({ ...asked, stage: 'ticket' }), limit);
      expect(idsOf(ops.flat())).toEqual(await openIds());
    }
  });

  it('refuse a cursor they did not give out', async () => {
    await show(aSummary(1), aSummary(2), aSummary(3));
    const { cursor = '' } = await index.ofPartner('contoso', { limit: 1 });
    const { cursor: due = '' } = await index.open({ limit: 1 });
    const bad = [
      '',
      'x',
      '../..',
      `${cursor}=`,
      `${cursor}A`,
      cursor.slice(1),
      due,
      "' or PartitionKey ne '",
      '%00',
    ];
    for (const wrong of bad) {
      await expect(index.ofPartner('contoso', { limit: 1, cursor: wrong })).rejects.toThrow(BadCursor);
    }
    await expect(index.open({ limit: 1, cursor })).rejects.toThrow(BadCursor);
    expect(idsOf((await index.ofPartner('contoso', { limit: 1, cursor })).items)).toEqual([aTransferId(2)]);
  });

  it('never show a partner a transfer of others', async () => {
    const partnerId = fc
      .constantFrom('ab', 'ab-c', 'ab-', 'abc', 'b', 'a1', '1a')
      .filter((id) => id.length > 1);
    const transfer = fc.record({ currentPartnerId: partnerId, newPartnerId: partnerId });
    await fc.assert(
      fc.asyncProperty(
        fc.array(transfer, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        async (all, limit) => {
          const fresh = await open();
          const summaries = all.map((partners, number) => aSummary(number, partners));
          await Promise.all(summaries.map((summary) => fresh.show(summary)));
          for (const partner of ['ab', 'ab-c', 'ab-', 'abc', 'a1', '1a']) {
            const shown = (await pagesOf((asked) => fresh.ofPartner(partner, asked), limit)).flat();
            const theirs = summaries.filter((one) =>
              [one.currentPartnerId, one.newPartnerId].includes(partner),
            );
            expect(idsOf(shown)).toEqual(idsOf(theirs));
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('never show a partner a transfer of others through the cursor of others', async () => {
    await show(
      ...[1, 2, 3].map((number) => aSummary(number, { currentPartnerId: 'aa', newPartnerId: 'ab' })),
      ...[4, 5, 6].map((number) => aSummary(number, { currentPartnerId: 'ba', newPartnerId: 'bb' })),
    );
    const { cursor = '' } = await index.ofPartner('aa', { limit: 1 });
    const { items } = await index.ofPartner('ba', { limit: 10, cursor });
    expect(idsOf(items)).toEqual([4, 5, 6].map(aTransferId));
  });
});

const sizes = (total: number, limit: number): number[] =>
  Array.from({ length: Math.ceil(total / limit) }, (_, page) => Math.min(limit, total - page * limit));
