import type { HistoryEvent, InstanceRow, RuntimeStatus } from './protocol.ts';

/** A message for an instance that is stored but not yet part of its history. Keys sort in order of arrival. */
export interface InboxItem {
  key: string;
  event: HistoryEvent;
}

/** What one episode changes, all or nothing. */
export interface Commit {
  row: InstanceRow;
  /** How many events of the stored history stay; 0 replaces it (a new generation, a rewind). */
  keep: number;
  events: readonly HistoryEvent[];
  /** Keys of the inbox items that `events` now contain. */
  taken: readonly string[];
}

/** Which instances to list; ISO 8601 times, both ends included. */
export interface InstanceQuery {
  prefix?: string;
  createdFrom?: string;
  createdTo?: string;
  status?: readonly RuntimeStatus[];
  top?: number;
  /** The last instance id of the page before: paging by key skips nothing while rows are purged. */
  after?: string;
}

export interface InstancePage {
  rows: InstanceRow[];
  after?: string;
}

/** How many instances a page has when nobody says. */
export const PAGE = 100;

/**
 * Where instances live. One engine owns a store at a time; it never writes to an instance concurrently,
 * but it does not wait for one write before handing in the next, so writes must land in the order given.
 * Each method resolves only when its change is as durable as the store promises.
 */
export interface Store {
  /** Takes possession. Rejects with a sentence when another host has it. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Puts a new instance in place of whatever had its id before. */
  create(row: InstanceRow): Promise<void>;
  get(id: string): Promise<InstanceRow | undefined>;
  /** In order of instance id. */
  query(query: InstanceQuery): Promise<InstancePage>;
  /** Every instance that has not ended. */
  active(): Promise<InstanceRow[]>;
  history(id: string): Promise<HistoryEvent[]>;
  /** Every stored message, in order of arrival. */
  inbox(): Promise<(InboxItem & { instanceId: string })[]>;
  accept(id: string, item: InboxItem): Promise<void>;
  /** Rejects, having changed nothing, when the instance is not stored. */
  commit(commit: Commit): Promise<void>;
  purge(id: string): Promise<void>;
  /** A small text the host keeps for itself, such as when a timer function last ran. */
  note(key: string): Promise<string | undefined>;
  setNote(key: string, value: string): Promise<void>;
}

/** Whether a row belongs on a page; the one definition both stores are tested against. */
export function matches(row: InstanceRow, query: InstanceQuery): boolean {
  return (
    row.instanceId > (query.after ?? '') &&
    row.instanceId.startsWith(query.prefix ?? '') &&
    row.createdTime >= (query.createdFrom ?? '') &&
    (query.createdTo === undefined || row.createdTime <= query.createdTo) &&
    (!query.status?.length || query.status.includes(row.status))
  );
}

/** Cuts a page from rows that are in order and at least one more than fits when there is a next page. */
export function toPage(rows: InstanceRow[], top: number): InstancePage {
  const page = rows.slice(0, top);
  const last = page.at(-1);
  return rows.length > top && last ? { rows: page, after: last.instanceId } : { rows: page };
}
