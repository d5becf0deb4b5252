import type { TransactionAction } from '@azure/data-tables';
import { byDueDate } from '../../transfer/list-position.ts';
import { isEnd } from '../../transfer/transfer.ts';
import type { Summary } from '../../transfer/transfer-index.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { StorageFailure } from './storage-failure.ts';
import { PlaceDocument } from './stored-rows.ts';
import type { Row, Table } from './table.ts';

/** The partition of the transfers that have not ended. */
export const OPEN = 'open';

const TRIES = 5;

/**
 * Moves a transfer's two rows in the partition `open` in one transaction: `due|…` for the list of all,
 * `stage|…` for that of its stage. The row `of|{id}` names the present ones and is the lock of the move. It
 * outlives the end as a mark, so that a summary that comes late (`late`) cannot open an ended transfer again.
 */
export async function moveInOpenList(table: Table, summary: Summary): Promise<'moved' | 'late'> {
  const rowKey = `of|${keyOf.transfer(summary.transferId)}`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const place = await table.get(OPEN, rowKey);
    const { ended, rows } = place ? documentIn(place, PlaceDocument) : { ended: false, rows: [] };
    if (ended) return isEnd(summary.stage) ? 'moved' : 'late';
    if ((await table.transact(movesOf(summary, rowKey, rows, place))) !== 'conflict') return 'moved';
  }
  throw new StorageFailure('TransferIndex.show', `the row ${rowKey} changed ${TRIES} times meanwhile`);
}

function movesOf(summary: Summary, rowKey: string, rows: string[], place?: Row): TransactionAction[] {
  const ended = isEnd(summary.stage);
  const position = byDueDate.positionOf(summary);
  const wanted = ended ? [] : [`due|${position}`, `stage|${summary.stage}|${position}`];
  const mark = documentRow(OPEN, rowKey, { ended, rows: wanted });
  const gone = rows.filter((row) => !wanted.includes(row));
  return [
    place ? ['update', mark, 'Replace', { etag: place.etag }] : ['create', mark],
    ...gone.map((row): TransactionAction => ['delete', { partitionKey: OPEN, rowKey: row }]),
    ...wanted.map((row): TransactionAction => ['upsert', documentRow(OPEN, row, summary), 'Replace']),
  ];
}
