import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

const HOLDER = path.join(import.meta.dirname, '../../support/host/hold-store.ts');

describe('one hub, one host', () => {
  it('refuses a second host in the same process', async () => {
    const file = path.join(temporaryFolder(), 'hub.sqlite');
    const first = new SqliteStore(file);
    await first.open();
    await expect(new SqliteStore(file).open()).rejects.toThrow(/belongs to another running host/);
    await first.close();
    const second = new SqliteStore(file);
    await second.open();
    await second.close();
  });

  it('refuses while another process has the hub, and has it at once when that is killed', async () => {
    const file = path.join(temporaryFolder(), 'hub.sqlite');
    const child = fork(HOLDER, [file]);
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child, 'message');
    const store = new SqliteStore(file);
    await expect(store.open()).rejects.toThrow(`${file} belongs to another running host`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await store.open();
    expect((await store.get('held'))?.instanceId).toBe('held');
    await store.close();
  });

  it('refuses a file of another layout and one that is no database', async () => {
    const folder = temporaryFolder();
    const young = path.join(folder, 'young.sqlite');
    const database = new DatabaseSync(young);
    database.exec('pragma user_version = 99');
    database.close();
    await expect(new SqliteStore(young).open()).rejects.toThrow(/has layout 99; this host reads 1/);
    const text = path.join(folder, 'text.sqlite');
    writeFileSync(text, 'no database, but text of more than a hundred characters '.repeat(20));
    await expect(new SqliteStore(text).open()).rejects.toThrow(/not a database/);
  });
});
