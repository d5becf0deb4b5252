import { epoch, type Instant } from '../../transfer/instant.ts';
import type { TransferIndex, Unheard } from '../../transfer/transfer-index.ts';
import { documentIn, documentRow } from './document-row.ts';
import { keyOf } from './keys.ts';
import { UnheardDocument } from './stored-rows.ts';
import type { Row, Table } from './table.ts';

const UNHEARD = 'unheard';

/**
 * Notes for the sweep, one row per transfer (partition `unheard`). The partition is as small as the number of
 * transfers told something since the last sweep, so it is read whole and sorted here.
 */
export function unheardNotes(table: Table): Pick<TransferIndex, 'note' | 'unheard' | 'forget'> {
  return {
    note: async (unheard) => {
      const columns = { notedAtMs: sortable(unheard.notedAt) };
      await table.put(documentRow(UNHEARD, keyOf.transfer(unheard.transferId), unheard, columns));
    },
    async unheard(before, limit) {
      const rows = await table.rows({ partitionKey: UNHEARD, notedBefore: sortable(before) });
      return rows
        .map((row) => documentIn(row, UnheardDocument))
        .toSorted((one, other) => epoch(one.notedAt) - epoch(other.notedAt))
        .slice(0, limit);
    },
    async forget(heard) {
      const ids = heard.map(({ transferId }) => keyOf.transfer(transferId)).toSorted();
      const [from, to] = [ids.at(0), ids.at(-1)];
      if (from === undefined || to === undefined) return;
      const rows = await table.rows({ partitionKey: UNHEARD, from, to });
      // A transaction of the SDK deletes without looking at the version tag, so each row goes by itself.
      await Promise.all(rows.filter((row) => heard.some((note) => isSame(note, row))).map(table.remove));
    },
  };
}

function isSame(note: Unheard, row: Row): boolean {
  const { transferId, version, notedAt } = documentIn(row, UnheardDocument);
  return note.transferId === transferId && note.version === version && note.notedAt === notedAt;
}

const sortable = (instant: Instant): string => String(epoch(instant)).padStart(13, '0');
