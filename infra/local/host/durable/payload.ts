import { Event, type HistoryEvent, type InstanceRow, type OrchestratorPayload } from './protocol.ts';

/** V3: the SDK splits long timers itself and so counts them like the host does. */
const SCHEMA_V3 = 2;
/** What the extension says in the old field; the new one wins. */
const SCHEMA_V2 = 1;

type WireEvent = Omit<HistoryEvent, 'Timestamp'> & { Timestamp: Date };
const wire = new WeakMap<HistoryEvent, WireEvent>();

/** What the SDK gets for one episode. Nothing in it is the engine's own: orchestrators may change what they are handed. */
export function payloadFor(row: InstanceRow, history: readonly HistoryEvent[]): OrchestratorPayload {
  const started = history.find(({ EventType }) => EventType === Event.ExecutionStarted);
  return {
    history: history.map(toWire),
    input: JSON.parse(started?.Input ?? 'null'),
    instanceId: row.instanceId,
    isReplaying: started?.IsPlayed ?? false,
    parentInstanceId: row.parent?.OrchestrationInstance.InstanceId ?? null,
    upperSchemaVersion: SCHEMA_V2,
    upperSchemaVersionNew: SCHEMA_V3,
    longRunningTimerIntervalDuration: '3.00:00:00',
    maximumShortTimerDuration: '6.00:00:00',
    defaultHttpAsyncRequestSleepTimeMillseconds: 30_000,
  };
}

/**
 * The SDK hands out the date of this one event as `currentUtcDateTime`, and orchestrators do change it in place;
 * the other copies never leave the SDK, so they serve for all episodes.
 */
function toWire(event: HistoryEvent): WireEvent {
  const known = wire.get(event);
  if (known && event.EventType !== Event.OrchestratorStarted) {
    known.IsPlayed = event.IsPlayed;
    return known;
  }
  const copy = { ...event, Timestamp: new Date(event.Timestamp) };
  wire.set(event, copy);
  return copy;
}
