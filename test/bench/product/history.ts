import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Event, type HistoryEvent } from '../../../infra/local/host/durable/protocol.ts';

/** What an orchestration's history is made of. */
export type History = {
  events: number;
  episodes: number;
  bytes: number;
  activities: number;
  externalEvents: number;
  timersFired: number;
  timersCancelled: number;
};

/** Reads the history of one instance from the hub of a stopped stack. */
export function historyIn(dir: string, instanceId: string): History {
  const hub = new DatabaseSync(join(dir, 'hub', 'hub.sqlite'));
  try {
    const rows = hub.prepare('select events from episodes where id = ?').all(instanceId);
    const events = rows.flatMap((row) => JSON.parse(String(row.events)) as HistoryEvent[]);
    const count = (kind: number) => events.filter(({ EventType }) => EventType === kind).length;
    const timersFired = count(Event.TimerFired);
    return {
      events: events.length,
      episodes: rows.length,
      bytes: rows.reduce((sum, row) => sum + Buffer.byteLength(String(row.events)), 0),
      activities: count(Event.TaskScheduled),
      externalEvents: count(Event.EventRaised),
      timersFired,
      timersCancelled: count(Event.TimerCreated) - timersFired,
    };
  } finally {
    hub.close();
  }
}
