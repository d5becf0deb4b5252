import { expect } from 'vitest';
import { ask, lookingAs } from './tokens.ts';
import type { Doors } from './use-doors.ts';

/** Everything the stack has on record and everything a partner or ops can see of it. */
export type OnRecord = { rows: Map<string, string>; mails: number; seen: Map<string, string> };

/** The notes for the sweep may go at any minute by themselves; new ones must not come. */
const isNote = (key: string): boolean => key.startsWith('TransferIndex/unheard/');

/** The columns that tell whether a row was written: every write sets its time. */
const WRITTEN = ['PartitionKey', 'RowKey', 'Timestamp'];

/** Every row of every table by its key: these columns of it, or all. */
export async function allRows({ tables }: Doors, select?: string[]): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const table of tables) {
    const read = table.listEntities(select ? { queryOptions: { select } } : {});
    for (;;) {
      const next = await read.next().catch(notThereYet);
      if (next.done) break;
      const { partitionKey, rowKey } = next.value;
      rows.set(`${table.tableName}/${partitionKey}/${rowKey}`, JSON.stringify(next.value));
    }
  }
  return rows;
}

/** A table nothing was ever written to need not exist. */
function notThereYet(cause: { statusCode?: number }): { done: true; value: undefined } {
  if (cause.statusCode === 404) return { done: true, value: undefined };
  throw cause;
}

/** What is on record now; of the transfers given, also as the doors show them. */
export async function onRecord(doors: Doors, transferIds: readonly string[] = []): Promise<OnRecord> {
  const seen = new Map<string, string>();
  for (const name of ['fabrikam', 'contoso'] as const)
    seen.set(`list of ${name}`, await (await ask(doors, '/transfers', await lookingAs[name](doors))).text());
  const [partner, ops] = [await lookingAs.fabrikam(doors), await lookingAs.ops(doors)];
  for (const id of transferIds) {
    const view = await ask(doors, `/transfers/${id}`, partner);
    seen.set(`${id} at the portal`, `${view.headers.get('etag')} ${await view.text()}`);
    const { audit, unheardMessages } = (await (await ask(doors, `/ops/transfers/${id}`, ops)).json()) as {
      audit: { head: string; entries: unknown[] };
      unheardMessages: number;
    };
    seen.set(
      `${id} at ops`,
      `${audit.entries.length} entries, head ${audit.head}, ${unheardMessages} unheard`,
    );
  }
  return { rows: await allRows(doors, WRITTEN), mails: doors.stack.desk.inbox.all().length, seen };
}

/** Asserts that nothing was stored, sent or shown anew between two looks. */
export function expectUnchanged(before: OnRecord, after: OnRecord): void {
  const changed = [...after.rows.keys()].filter((key) => after.rows.get(key) !== before.rows.get(key));
  const gone = [...before.rows.keys()].filter((key) => !after.rows.has(key) && !isNote(key));
  expect({ changed, gone, mails: after.mails, seen: after.seen }).toEqual({
    changed: [],
    gone: [],
    mails: before.mails,
    seen: before.seen,
  });
}

/** Runs `act` and asserts that it left no trace since `before`; returns what `act` gave. */
export async function leavingNoTrace<T>(
  doors: Doors,
  transferIds: readonly string[],
  act: () => Promise<T>,
  before?: OnRecord,
): Promise<T> {
  const untouched = before ?? (await onRecord(doors, transferIds));
  const result = await act();
  expectUnchanged(untouched, await onRecord(doors, transferIds));
  return result;
}
