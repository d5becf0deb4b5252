import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type Change, GroupWriter } from './group-writer.ts';
import { type HistoryEvent, type InstanceRow, isTerminal } from './protocol.ts';
import { openDatabase, toInstanceRow } from './sqlite-schema.ts';
import { SQL, type Statement } from './sqlite-statements.ts';
import {
  type Commit,
  type InboxItem,
  type InstancePage,
  type InstanceQuery,
  PAGE,
  type Store,
  toPage,
} from './store.ts';

/** Later than any instant that has 24 characters in ISO 8601. */
const END_OF_TIME = '9999';

/**
 * Keeps everything in one SQLite file: write-ahead log, every commit on disk before it resolves (`synchronous = full`).
 * Messages that are stored and taken within one group are never written at all.
 */
export class SqliteStore implements Store {
  private readonly file: string;
  private readonly statements = new Map<Statement, StatementSync>();
  /** Keys of messages whose write has not happened yet. */
  private readonly arriving = new Set<string>();
  /** Those of them that a commit in the same group takes. */
  private readonly absorbed = new Set<string>();
  private database: DatabaseSync | undefined;
  private writer: GroupWriter | undefined;

  /** The file is created if need be; its folder must exist. Nothing is touched before `open`. */
  constructor(file: string) {
    this.file = file;
  }

  async open(): Promise<void> {
    this.database = openDatabase(this.file);
    this.writer = new GroupWriter(this.database);
  }

  async close(): Promise<void> {
    this.writer?.flush();
    this.statements.clear();
    this.database?.close();
    this.database = undefined;
    this.writer = undefined;
  }

  create(row: InstanceRow): Promise<void> {
    return this.write(() => {
      const { instanceId: id } = row;
      this.prepared('dropEpisodes').run(id);
      this.prepared('emptyInbox').run(id);
      const parent = row.parent && JSON.stringify(row.parent);
      this.prepared('create').run(
        id,
        row.executionId,
        row.name,
        row.version,
        row.status,
        row.input,
        row.output,
        row.customStatus,
        row.createdTime,
        row.lastUpdatedTime,
        parent,
      );
    });
  }

  async get(id: string): Promise<InstanceRow | undefined> {
    const row = this.prepared('get').get(id);
    return row && toInstanceRow(row);
  }

  async query(query: InstanceQuery): Promise<InstancePage> {
    const {
      prefix = '',
      after = '',
      createdFrom = '',
      createdTo = END_OF_TIME,
      status = [],
      top = PAGE,
    } = query;
    const statuses = JSON.stringify(status);
    const rows = this.prepared('query').all(
      after,
      prefix,
      prefix.length,
      prefix,
      createdFrom,
      createdTo,
      statuses,
      statuses,
      top + 1,
    );
    return toPage(rows.map(toInstanceRow), top);
  }

  async active(): Promise<InstanceRow[]> {
    return this.prepared('active').all().map(toInstanceRow);
  }

  async history(id: string): Promise<HistoryEvent[]> {
    const episodes = this.prepared('episodes').all(id);
    return episodes.flatMap(({ events }) => JSON.parse(String(events)) as HistoryEvent[]);
  }

  async inbox(): Promise<(InboxItem & { instanceId: string })[]> {
    this.writer?.flush();
    const rows = this.prepared('inbox').all();
    return rows.map(({ key, id, event }) => ({
      key: String(key),
      instanceId: String(id),
      event: JSON.parse(String(event)) as HistoryEvent,
    }));
  }

  async accept(id: string, { key, event }: InboxItem): Promise<void> {
    this.arriving.add(key);
    try {
      await this.write((alone) => {
        if (alone || !this.absorbed.has(key)) this.prepared('accept').run(key, id, JSON.stringify(event));
      });
    } finally {
      this.arriving.delete(key);
      this.absorbed.delete(key);
    }
  }

  commit({ row, keep, events, taken }: Commit): Promise<void> {
    for (const key of taken) if (this.arriving.has(key)) this.absorbed.add(key);
    return this.write(() => {
      const { instanceId: id } = row;
      if (!this.updateInstance(row, keep).changes) throw new Error(`the instance ${id} is not stored`);
      if (keep === 0) this.prepared('dropEpisodes').run(id);
      if (events.length) this.prepared('addEpisode').run(id, keep, JSON.stringify(events));
      for (const key of taken) this.prepared('take').run(key);
      if (isTerminal(row.status)) this.prepared('emptyInbox').run(id);
    });
  }

  purge(id: string): Promise<void> {
    return this.write(() => {
      for (const statement of ['remove', 'dropEpisodes', 'emptyInbox'] as const)
        this.prepared(statement).run(id);
    });
  }

  async note(key: string): Promise<string | undefined> {
    const row = this.prepared('note').get(key);
    return row && String(row.value);
  }

  setNote(key: string, value: string): Promise<void> {
    return this.write(() => {
      this.prepared('setNote').run(key, value);
    });
  }

  /** Identity and input of an instance change only where a generation begins. */
  private updateInstance(row: InstanceRow, keep: number) {
    const { instanceId: id, status, output, customStatus, lastUpdatedTime: updated } = row;
    if (keep > 0) return this.prepared('advance').run(status, output, customStatus, updated, id);
    const parent = row.parent && JSON.stringify(row.parent);
    return this.prepared('update').run(
      row.executionId,
      status,
      row.input,
      output,
      customStatus,
      updated,
      parent,
      id,
    );
  }

  private write(run: Change): Promise<void> {
    if (!this.writer) return Promise.reject(new Error(`${this.file} is not open`));
    return this.writer.write(run);
  }

  private prepared(statement: Statement): StatementSync {
    if (!this.database) throw new Error(`${this.file} is not open`);
    let prepared = this.statements.get(statement);
    if (!prepared) {
      prepared = this.database.prepare(SQL[statement]);
      this.statements.set(statement, prepared);
    }
    return prepared;
  }
}
