import { SqliteStore } from '../../../infra/local/host/durable/sqlite-store.ts';

/** Run as a child: opens the hub in the file it is given, writes one instance, says so, and holds on until killed. */
const [, , file = ''] = process.argv;
const store = new SqliteStore(file);
await store.open();
await store.create({
  instanceId: 'held',
  executionId: 'e',
  name: 'main',
  version: '',
  status: 'Running',
  input: null,
  output: null,
  customStatus: null,
  createdTime: '2026-01-02T15:00:00.000Z',
  lastUpdatedTime: '2026-01-02T15:00:00.000Z',
  parent: null,
});
process.send?.('holding');
setInterval(() => {}, 1_000_000);
