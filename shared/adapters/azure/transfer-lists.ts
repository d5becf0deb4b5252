import { byDueDate, newestFirst, type Order, pageOf, positionAfter } from '../../transfer/list-position.ts';
import { Stage } from '../../transfer/transfer.ts';
import type { Page, Summary, TransferIndex } from '../../transfer/transfer-index.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { moveInOpenList, OPEN } from './open-list.ts';
import { SummaryDocument } from './stored-rows.ts';
import type { Table } from './table.ts';

/** The lists of partners (partition `partner:{id}`) and of open transfers (partition `open`). */
export function transferLists(table: Table): Pick<TransferIndex, 'show' | 'ofPartner' | 'open'> {
  return {
    async show(summary) {
      const partners = new Set([summary.currentPartnerId, summary.newPartnerId]);
      const rows = [...partners].map((partnerId) =>
        documentRow(partitionOf(partnerId), newestFirst.positionOf(summary), summary),
      );
      if ((await moveInOpenList(table, summary)) === 'late') return;
      await Promise.all(rows.map((row) => table.put(row)));
    },
    ofPartner: async (partnerId, asked) =>
      pageIn(table, { partitionKey: partitionOf(partnerId), prefix: '', order: newestFirst }, asked),
    open: async ({ stage, ...asked }) => {
      const prefix = stage === undefined ? 'due|' : `stage|${Stage.parse(stage)}|`;
      return pageIn(table, { partitionKey: OPEN, prefix, order: byDueDate }, asked);
    },
  };
}

const partitionOf = (partnerId: string): string => `partner:${keyOf.partner(partnerId)}`;

type List = { partitionKey: string; prefix: string; order: Order };

/** One row more than the page holds is read, so that the last page is known to be the last. */
async function pageIn(
  table: Table,
  { partitionKey, prefix, order }: List,
  { limit, cursor }: { limit: number; cursor?: string },
): Promise<Page<Summary>> {
  const after = prefix + positionAfter(cursor, order);
  const before = prefix.replace(/\|$/, '}');
  const rows = await table.rows({ partitionKey, after, ...(before && { before }) }, limit + 1);
  return pageOf(
    rows.map((row) => documentIn(row, SummaryDocument)),
    limit,
    order,
  );
}
