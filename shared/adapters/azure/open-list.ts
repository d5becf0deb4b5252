import type { TransactionAction } from '@azure/data-tables';
import { byDueDate } from '../../transfer/list-position.ts';
import { isEnd } from '../../transfer/transfer.ts';
import { isOver, type Summary } from '../../transfer/transfer-index.ts';
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
 * outlives the end as a mark, so that a summary that comes late (`late`) cannot open an ended transfer again. One
 * that has ended and is not finished stays in both lists, for ops and the sweep to look after.
 */
export async function moveInOpenList(table: Table, summary: Summary): Promise<'moved' | 'late'> {
  const rowKey = `of|${keyOf.transfer(summary.transferId)}`;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const place = await table.get(OPEN, rowKey);
    const standing = place ? documentIn(place, PlaceDocument) : NOWHERE;
    const { rows } = standing;
    if (isLate(standing, summary)) return 'late';
    if (standing.ended && rows.length === 0) return 'moved';
    if ((await table.transact(movesOf(summary, rowKey, rows, place))) !== 'conflict') return 'moved';
  }
  throw new StorageFailure('TransferIndex.show', `the row ${rowKey} changed ${TRIES} times meanwhile`);
}

type Place = { ended: boolean; rows: string[] };
const NOWHERE: Place = { ended: false, rows: [] };

/** An end is never taken back, and what is over is not looked after again. */
const isLate = ({ ended, rows }: Place, summary: Summary): boolean =>
  ended && (!isEnd(summary.stage) || (rows.length === 0 && !isOver(summary)));

function movesOf(summary: Summary, rowKey: string, rows: string[], place?: Row): TransactionAction[] {
  const position = byDueDate.positionOf(summary);
  const wanted = isOver(summary) ? [] : [`due|${position}`, `stage|${summary.stage}|${position}`];
  const mark = documentRow(OPEN, rowKey, { ended: isEnd(summary.stage), rows: wanted });
  const gone = rows.filter((row) => !wanted.includes(row));
  return [
    place ? ['update', mark, 'Replace', { etag: place.etag }] : ['create', mark],
    ...gone.map((row): TransactionAction => ['delete', { partitionKey: OPEN, rowKey: row }]),
    ...wanted.map((row): TransactionAction => ['upsert', documentRow(OPEN, row, summary), 'Replace']),
  ];
}
