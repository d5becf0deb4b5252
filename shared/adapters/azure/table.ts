import type { TableClient, TransactionAction } from '@azure/data-tables';
import type { StorageClients, TableName } from './clients.ts';
import { withStorage } from './ensure-storage.ts';
import { filterOf, type Range } from './filter.ts';
import { StorageFailure, withinLimit } from './storage-failure.ts';

/** A row as read: its keys, its version tag, and columns nobody has checked yet. */
export type Row = { partitionKey: string; rowKey: string; etag: string; [column: string]: unknown };

/** A row as written: whole rows only, so no column of an older version stays behind. */
export type NewRow = { partitionKey: string; rowKey: string; [column: string]: string };

/** `conflict`: another write came first (the row exists, has changed, or is gone). Everything else throws. */
export type Written = 'written' | 'conflict';

/** One table in the words the adapters need; every call has a time limit and makes its table if it is missing. */
export type Table = {
  get(partitionKey: string, rowKey: string): Promise<Row | undefined>;
  /** Rows of one partition in key order, at most `limit`; one request as long as the service gives whole pages. */
  rows(range: Range, limit?: number): Promise<Row[]>;
  create(row: NewRow): Promise<Written>;
  put(row: NewRow): Promise<void>;
  remove(row: Row): Promise<Written>;
  /** All or nothing, within one partition, at most 100 actions; the version tags come in the order of the actions. */
  transact(actions: TransactionAction[]): Promise<{ etags: (string | undefined)[] } | 'conflict'>;
};

const MOST_ROWS = 1_000;
const MOST_ACTIONS = 100;

/** A table of the account. */
export function openTable(clients: StorageClients, name: TableName): Table {
  const call = <T>(verb: string, run: (client: TableClient, abortSignal: AbortSignal) => Promise<T>) =>
    withStorage(clients, async () => {
      const client = await clients.table(name);
      return withinLimit(`${name}.${verb}`, clients.limitMs, (abortSignal) => run(client, abortSignal));
    });

  const page = (filter: string, maxPageSize: number, continuationToken?: string) =>
    call('rows', async (client, abortSignal) => {
      const pages = client
        .listEntities({ queryOptions: { filter }, abortSignal })
        .byPage({ maxPageSize, ...(continuationToken && { continuationToken }) });
      const { value } = await pages.next();
      return { rows: value as Row[], next: value?.continuationToken as string | undefined };
    });

  return {
    get: (partitionKey, rowKey) =>
      call('get', (client, abortSignal) => client.getEntity(partitionKey, rowKey, { abortSignal })).catch(
        ifMissing(undefined),
      ) as Promise<Row | undefined>,
    async rows(range, limit = Number.POSITIVE_INFINITY) {
      const filter = await filterOf(range);
      const found: Row[] = [];
      let next: string | undefined;
      do {
        const read = await page(filter, Math.min(limit - found.length, MOST_ROWS), next);
        found.push(...read.rows);
        next = read.next;
      } while (next !== undefined && found.length < limit);
      return found;
    },
    create: (row) =>
      written(call('create', (client, abortSignal) => client.createEntity(row, { abortSignal }))),
    async put(row) {
      await call('put', (client, abortSignal) => client.upsertEntity(row, 'Replace', { abortSignal }));
    },
    remove: ({ partitionKey, rowKey, etag }) =>
      written(
        call('remove', (client, abortSignal) =>
          client.deleteEntity(partitionKey, rowKey, { etag, abortSignal }),
        ),
      ),
    async transact(actions) {
      if (actions.length > MOST_ACTIONS) {
        throw new StorageFailure(`${name}.transact`, `${actions.length} rows are more than ${MOST_ACTIONS}`);
      }
      return call('transact', (client, abortSignal) =>
        client.submitTransaction(actions, { abortSignal }),
      ).then(({ subResponses }) => ({ etags: subResponses.map(({ etag }) => etag) }), conflictOr);
    },
  };
}

async function written(call: Promise<unknown>): Promise<Written> {
  try {
    await call;
    return 'written';
  } catch (error) {
    return conflictOr(error);
  }
}

function conflictOr(error: unknown): 'conflict' {
  if (isAboutRow(error, [404, 409, 412])) return 'conflict';
  throw error;
}

const ifMissing =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (isAboutRow(error, [404])) return instead;
    throw error;
  };

/** `TableNotFound` and `TableBeingDeleted` have these statuses too: an outage must not look like a missing row. */
const isAboutRow = (error: unknown, statuses: number[]): boolean =>
  error instanceof StorageFailure && statuses.includes(error.status ?? 0) && !error.code?.startsWith('Table');
