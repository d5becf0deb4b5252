import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe } from 'vitest';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import { clientContract } from '../../support/host/client-contract.ts';

describe('the SDK client over TCP, on the SQLite store', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'host-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  clientContract({ store: () => new SqliteStore(path.join(folder, 'hub.sqlite')), sockets: true });
});
