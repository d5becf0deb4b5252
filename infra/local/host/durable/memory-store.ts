import { type HistoryEvent, type InstanceRow, isTerminal } from './protocol.ts';
import {
  type Commit,
  type InboxItem,
  type InstancePage,
  type InstanceQuery,
  matches,
  PAGE,
  type Store,
  toPage,
} from './store.ts';

interface Stored {
  row: InstanceRow;
  history: HistoryEvent[];
  inbox: InboxItem[];
}

/**
 * Keeps everything in this process, for tests and simulations: what survives is what an engine committed,
 * so a second engine on the same store sees exactly what a restart would. Copies in, copies out.
 */
export class MemoryStore implements Store {
  private readonly instances = new Map<string, Stored>();
  private readonly notes = new Map<string, string>();

  async open(): Promise<void> {}

  async close(): Promise<void> {}

  async create(row: InstanceRow): Promise<void> {
    this.instances.set(row.instanceId, { row: { ...row }, history: [], inbox: [] });
  }

  async get(id: string): Promise<InstanceRow | undefined> {
    const stored = this.instances.get(id);
    return stored && { ...stored.row };
  }

  async query(query: InstanceQuery): Promise<InstancePage> {
    const rows = [...this.instances.values()].map(({ row }) => row).filter((row) => matches(row, query));
    rows.sort((a, b) => (a.instanceId < b.instanceId ? -1 : 1));
    return toPage(
      rows.map((row) => ({ ...row })),
      query.top ?? PAGE,
    );
  }

  async active(): Promise<InstanceRow[]> {
    return [...this.instances.values()]
      .filter(({ row }) => !isTerminal(row.status))
      .map(({ row }) => ({ ...row }));
  }

  async history(id: string): Promise<HistoryEvent[]> {
    return (this.instances.get(id)?.history ?? []).map((event) => ({ ...event }));
  }

  async inbox(): Promise<(InboxItem & { instanceId: string })[]> {
    const items = [...this.instances].flatMap(([instanceId, { inbox }]) =>
      inbox.map(({ key, event }) => ({ instanceId, key, event: { ...event } })),
    );
    return items.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  async accept(id: string, item: InboxItem): Promise<void> {
    this.instances.get(id)?.inbox.push({ key: item.key, event: { ...item.event } });
  }

  async commit({ row, keep, events, taken }: Commit): Promise<void> {
    const stored = this.instances.get(row.instanceId);
    if (!stored) throw new Error(`the instance ${row.instanceId} is not stored`);
    stored.row = { ...row };
    stored.history.length = keep;
    for (const event of events) stored.history.push({ ...event });
    if (isTerminal(row.status)) stored.inbox = [];
    else if (taken.length) stored.inbox = stored.inbox.filter(({ key }) => !taken.includes(key));
  }

  async purge(id: string): Promise<void> {
    this.instances.delete(id);
  }

  async note(key: string): Promise<string | undefined> {
    return this.notes.get(key);
  }

  async setNote(key: string, value: string): Promise<void> {
    this.notes.set(key, value);
  }
}
