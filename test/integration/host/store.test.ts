import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { Event, type HistoryEvent, type InstanceRow } from '../../../infra/local/host/durable/protocol.ts';
import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';
import type { Store } from '../../../infra/local/host/durable/store.ts';
import { temporaryFolder } from '../../support/host/temp-folder.ts';

function row(instanceId: string, fields: Partial<InstanceRow> = {}): InstanceRow {
  return {
    instanceId,
    executionId: 'e1',
    name: 'main',
    version: '',
    status: 'Running',
    input: '{"a":1}',
    output: null,
    customStatus: null,
    createdTime: '2026-01-02T15:00:00.000Z',
    lastUpdatedTime: '2026-01-02T15:00:00.000Z',
    parent: null,
    ...fields,
  };
}

function event(name: string): HistoryEvent {
  return {
    EventType: Event.EventRaised,
    EventId: -1,
    IsPlayed: false,
    Timestamp: '2026-01-02T15:00:00.000Z',
    Name: name,
    Input: 'null',
  };
}

/** Every store keeps the same promises. `reopen` closes a store and opens what a restart would find. */
function storeContract(
  open: () => Promise<{ store: Store; reopen: (store: Store) => Promise<Store> }>,
): void {
  it('knows nothing at first', async () => {
    const { store } = await open();
    expect(await store.get('a')).toBeUndefined();
    expect(await store.history('a')).toEqual([]);
    expect(await store.active()).toEqual([]);
    expect(await store.inbox()).toEqual([]);
    expect(await store.query({})).toEqual({ rows: [] });
    expect(await store.note('n')).toBeUndefined();
  });

  it('gives back what it was given, also after a restart', async () => {
    const { store, reopen } = await open();
    const parent = {
      Name: 'p',
      TaskScheduleId: 3,
      OrchestrationInstance: { InstanceId: 'P', ExecutionId: 'x' },
    };
    const given = row('a', { parent, customStatus: '"ünï 😀"', version: '1.2' });
    await store.create(given);
    await store.accept('a', { key: '002', event: event('second') });
    await store.accept('a', { key: '001', event: event('first') });
    await store.setNote('n', 'one');
    await store.setNote('n', 'two');
    const reopened = await reopen(store);
    expect(await reopened.get('a')).toEqual(given);
    expect(
      (await reopened.inbox()).map(({ key, instanceId, event: { Name } }) => [key, instanceId, Name]),
    ).toEqual([
      ['001', 'a', 'first'],
      ['002', 'a', 'second'],
    ]);
    expect(await reopened.note('n')).toBe('two');
  });

  it('commits an episode whole: row, history, messages taken', async () => {
    const { store, reopen } = await open();
    await store.create(row('a'));
    await store.accept('a', { key: '001', event: event('one') });
    await store.accept('a', { key: '002', event: event('two') });
    await store.commit({ row: row('a'), keep: 0, events: [event('start')], taken: [] });
    const after = row('a', { customStatus: '1', lastUpdatedTime: '2026-01-03T00:00:00.000Z' });
    await store.commit({ row: after, keep: 1, events: [event('one'), event('x')], taken: ['001'] });
    const reopened = await reopen(store);
    expect(await reopened.get('a')).toEqual(after);
    expect((await reopened.history('a')).map(({ Name }) => Name)).toEqual(['start', 'one', 'x']);
    expect((await reopened.inbox()).map(({ key }) => key)).toEqual(['002']);
  });

  it('replaces a history when nothing of it is kept', async () => {
    const { store } = await open();
    await store.create(row('a'));
    await store.commit({ row: row('a'), keep: 0, events: [event('one'), event('two')], taken: [] });
    const next = row('a', { executionId: 'e2', input: '2', lastUpdatedTime: '2026-01-04T00:00:00.000Z' });
    await store.commit({ row: next, keep: 0, events: [], taken: [] });
    expect(await store.history('a')).toEqual([]);
    expect(await store.get('a')).toEqual(next);
    await store.commit({ row: next, keep: 0, events: [event('three')], taken: [] });
    expect((await store.history('a')).map(({ Name }) => Name)).toEqual(['three']);
  });

  it('keeps no messages for an instance that has ended, and none of the one before', async () => {
    const { store } = await open();
    await store.create(row('a'));
    await store.accept('a', { key: '001', event: event('late') });
    await store.commit({
      row: row('a', { status: 'Completed', output: '1' }),
      keep: 0,
      events: [event('e')],
      taken: [],
    });
    expect(await store.inbox()).toEqual([]);
    expect(await store.active()).toEqual([]);
    await store.create(row('a', { executionId: 'e2' }));
    expect(await store.history('a')).toEqual([]);
    expect(await store.get('a')).toEqual(row('a', { executionId: 'e2' }));
  });

  it('refuses a commit for an instance it does not have, and only that one', async () => {
    const { store } = await open();
    const writes = await Promise.allSettled([
      store.create(row('a')),
      store.accept('a', { key: '001', event: event('one') }),
      store.commit({ row: row('ghost'), keep: 0, events: [event('x')], taken: [] }),
      store.commit({ row: row('a'), keep: 0, events: [event('y')], taken: ['001'] }),
      store.create(row('b')),
    ]);
    expect(writes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await store.get('ghost')).toBeUndefined();
    expect(await store.history('ghost')).toEqual([]);
    expect((await store.history('a')).map(({ Name }) => Name)).toEqual(['y']);
    expect(await store.inbox()).toEqual([]);
    expect(await store.get('b')).toBeDefined();
  });

  it('keeps a message that was to be taken by a commit which failed beside it', async () => {
    const { store, reopen } = await open();
    await store.create(row('a'));
    const writes = await Promise.allSettled([
      store.accept('a', { key: '001', event: event('one') }),
      store.commit({ row: row('ghost'), keep: 0, events: [], taken: ['001'] }),
    ]);
    expect(writes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((await (await reopen(store)).inbox()).map(({ key }) => key)).toEqual(['001']);
  });

  it('lists by id and prefix, page by page, and skips nothing while rows go', async () => {
    const { store } = await open();
    const ids = Array.from({ length: 25 }, (_, index) => `t-${String(index).padStart(2, '0')}`);
    for (const id of ids.toReversed()) await store.create(row(id));
    await store.create(row('other'));
    const listed: string[] = [];
    let after = '';
    do {
      const page = await store.query({ prefix: 't-', top: 7, after });
      for (const { instanceId } of page.rows) await store.purge(instanceId);
      listed.push(...page.rows.map(({ instanceId }) => instanceId));
      after = page.after ?? '';
    } while (after);
    expect(listed).toEqual(ids);
    expect((await store.query({})).rows.map(({ instanceId }) => instanceId)).toEqual(['other']);
  });

  it('filters by time, both ends included, and by status', async () => {
    const { store } = await open();
    for (const day of ['01', '02', '03', '04']) {
      const status = day === '03' ? 'Failed' : 'Running';
      await store.create(row(day, { createdTime: `2026-01-${day}T00:00:00.000Z`, status }));
    }
    const find = async (query: Parameters<Store['query']>[0]) =>
      (await store.query(query)).rows.map(({ instanceId }) => instanceId);
    expect(
      await find({ createdFrom: '2026-01-02T00:00:00.000Z', createdTo: '2026-01-03T00:00:00.000Z' }),
    ).toEqual(['02', '03']);
    expect(await find({ status: ['Failed'] })).toEqual(['03']);
    expect(await find({ status: ['Failed', 'Running'], createdTo: '2026-01-01T00:00:00.000Z' })).toEqual([
      '01',
    ]);
    expect(await find({ prefix: "0'; drop table instances; --" })).toEqual([]);
    expect(await find({ prefix: '%' })).toEqual([]);
    expect((await store.active()).map(({ instanceId }) => instanceId).sort()).toEqual(['01', '02', '04']);
  });

  it('hands out copies', async () => {
    const { store } = await open();
    const given = row('a');
    await store.create(given);
    given.status = 'Failed';
    const read = await store.get('a');
    if (read) read.status = 'Terminated';
    expect((await store.get('a'))?.status).toBe('Running');
  });
}

describe('MemoryStore', () => {
  storeContract(async () => {
    const store = new MemoryStore();
    await store.open();
    return { store, reopen: async (same) => same };
  });
});

describe('SqliteStore', () => {
  const open = async () => {
    const file = path.join(temporaryFolder(), 'hub.sqlite');
    const store = new SqliteStore(file);
    await store.open();
    const reopen = async (before: Store) => {
      await before.close();
      const again = new SqliteStore(file);
      await again.open();
      return again;
    };
    return { store, reopen };
  };
  storeContract(open);

  it('refuses work while it is not open', async () => {
    const store = new SqliteStore(path.join(temporaryFolder(), 'hub.sqlite'));
    await expect(store.create(row('a'))).rejects.toThrow(/is not open/);
    await expect(store.get('a')).rejects.toThrow(/is not open/);
  });

  it('writes what is waiting when it is closed', async () => {
    const { store, reopen } = await open();
    const created = store.create(row('a'));
    const reopened = await reopen(store);
    await created;
    expect(await reopened.get('a')).toBeDefined();
  });
});
