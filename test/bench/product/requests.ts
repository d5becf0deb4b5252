import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CONTAINERS } from '../../../shared/adapters/azure/clients.ts';

/** What a request to storage is for. */
export const KINDS = [
  'table read',
  'table query',
  'table write',
  'table batch',
  'blob read',
  'blob write',
] as const;
export type Kind = (typeof KINDS)[number];

/** A request as storage answered it; `where` is the table, or the container of a blob. */
export type StorageRequest = { kind: Kind; where: string; status: number };

const LOGGED = /^(\w+) \/[^/]+\/([^ ]*) (\d+)$/;
const WRITES: Record<string, Kind> = {
  POST: 'table write',
  PUT: 'table write',
  PATCH: 'table write',
  MERGE: 'table write',
  DELETE: 'table write',
};

/** Tells blobs from rows. */
export const isBlob = ({ where }: Pick<StorageRequest, 'where'>): boolean =>
  (CONTAINERS as readonly string[]).includes(where);

function parse(line: string): StorageRequest[] {
  const [, method = '', path = '', status = ''] = LOGGED.exec(line) ?? [];
  if (path === '') return [];
  const where = /^\$?\w+/.exec(path)?.[0] ?? path;
  if (isBlob({ where }))
    return [{ kind: method === 'PUT' ? 'blob write' : 'blob read', where, status: Number(status) }];
  if (where === '$batch') return [{ kind: 'table batch', where, status: Number(status) }];
  const read = path.includes('PartitionKey=') ? 'table read' : 'table query';
  return [{ kind: WRITES[method] ?? read, where, status: Number(status) }];
}

/** Every request so far. */
export const requestsIn = (log: string): StorageRequest[] =>
  existsSync(log) ? readFileSync(log, 'utf8').split('\n').flatMap(parse) : [];

const QUIET_MS = 400;

/** Waits until storage has not been asked anything for a while, and answers all requests so far. */
export async function quiet(log: string): Promise<StorageRequest[]> {
  for (let known = -1; ; ) {
    const requests = requestsIn(log);
    if (requests.length === known) return requests;
    known = requests.length;
    await pause(QUIET_MS);
  }
}
