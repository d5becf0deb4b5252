import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { InstanceRow, ParentInstance, RuntimeStatus } from './protocol.ts';

/** Written into the file; a file of another layout is refused instead of misread. */
const LAYOUT = 1;

/**
 * One row per instance; its history as one row per episode (events as a JSON array, keyed by the index of the first),
 * because an episode is what is written and a whole history is what is read; messages that no episode has taken yet.
 */
const TABLES = `
create table if not exists instances (
  id text primary key, execution text not null, name text not null, version text not null, status text not null,
  input text, output text, custom_status text, created text not null, updated text not null, parent text
) without rowid;
create index if not exists instances_by_status on instances (status);
create table if not exists episodes (
  id text not null, first integer not null, events text not null, primary key (id, first)
) without rowid;
create table if not exists inbox (key text primary key, id text not null, event text not null) without rowid;
create index if not exists inbox_by_id on inbox (id);
create table if not exists notes (key text primary key, value text not null) without rowid;
`;

/**
 * Opens the file for this process alone. The lock is the operating system's, so a killed process leaves none behind.
 * Throws a sentence when another process has the file or when its layout is not ours.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  try {
    database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal; pragma synchronous = full');
    database.exec('begin immediate');
    const layout = Number(database.prepare('pragma user_version').get()?.user_version);
    if (layout !== 0 && layout !== LAYOUT)
      throw new Error(`${file} has layout ${layout}; this host reads ${LAYOUT}`);
    database.exec(TABLES);
    database.exec(`pragma user_version = ${LAYOUT}`);
    database.exec('commit');
    return database;
  } catch (error) {
    database.close();
    if (!/database is locked/.test(String(error))) throw error;
    throw new Error(
      `${file} belongs to another running host; stop that one first or use another state folder`,
    );
  }
}

type SqlRow = Record<string, SQLOutputValue>;

/** Reads an instance as `select * from instances` gives it. */
export function toInstanceRow(row: SqlRow): InstanceRow {
  const parent = textOrNull(row.parent);
  return {
    instanceId: String(row.id),
    executionId: String(row.execution),
    name: String(row.name),
    version: String(row.version),
    status: String(row.status) as RuntimeStatus,
    input: textOrNull(row.input),
    output: textOrNull(row.output),
    customStatus: textOrNull(row.custom_status),
    createdTime: String(row.created),
    lastUpdatedTime: String(row.updated),
    parent: parent === null ? null : (JSON.parse(parent) as ParentInstance),
  };
}

function textOrNull(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
