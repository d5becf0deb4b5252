import { Event, eventName, type HistoryEvent, type InstanceRow } from './protocol.ts';

/** An instance as status queries show it. Input, output and custom status are values; times end at the second. */
export interface InstanceStatus {
  name: string;
  instanceId: string;
  runtimeStatus: string;
  input: unknown;
  customStatus: unknown;
  output: unknown;
  createdTime: string;
  lastUpdatedTime: string;
  version?: string;
  historyEvents?: Record<string, unknown>[];
}

/** The client insists that input and output are there, so a hidden input is null (DURABLE 4.2). */
export function toStatus(row: InstanceRow, showInput = true): InstanceStatus {
  return {
    name: row.name,
    instanceId: row.instanceId,
    runtimeStatus: row.status,
    input: showInput ? parsed(row.input) : null,
    customStatus: parsed(row.customStatus),
    output: parsed(row.output),
    createdTime: toSecond(row.createdTime),
    lastUpdatedTime: toSecond(row.lastUpdatedTime),
    ...(row.version ? { version: row.version } : {}),
  };
}

/** History as status queries show it: words for numbers, one row for a scheduled operation and its result. */
export function toStatusHistory(
  history: readonly HistoryEvent[],
  { showInput, showOutput }: { showInput: boolean; showOutput: boolean },
): Record<string, unknown>[] {
  const scheduled = new Map(history.filter(isScheduling).map((event) => [event.EventId, event]));
  const answered = new Set(history.map(({ TaskScheduledId }) => TaskScheduledId));
  return history
    .filter((event) => !isFrame(event) && !(isScheduling(event) && answered.has(event.EventId)))
    .map((event) => {
      const source = event.TaskScheduledId === undefined ? undefined : scheduled.get(event.TaskScheduledId);
      return toStatusEvent(event, source, showInput, showOutput);
    });
}

function toStatusEvent(
  event: HistoryEvent,
  source: HistoryEvent | undefined,
  showInput: boolean,
  showOutput: boolean,
): Record<string, unknown> {
  const { EventId, IsPlayed, TaskScheduledId, TimerId, Version, ...shown } = event;
  const { OrchestrationInstance, ParentInstance, Name, Result, Input, Canceled, ...rest } = shown;
  const input = source?.Input ?? Input;
  const isStart = event.EventType === Event.ExecutionStarted;
  return {
    ...rest,
    EventType: eventName[event.EventType],
    ...(Name !== undefined && (isStart ? { FunctionName: Name } : { Name })),
    ...(source && { ScheduledTime: source.Timestamp, FunctionName: source.Name }),
    ...(showOutput && Result !== undefined && { Result: parsed(Result) }),
    ...(showInput && input !== undefined && { Input: input }),
  };
}

function isScheduling({ EventType }: HistoryEvent): boolean {
  return EventType === Event.TaskScheduled || EventType === Event.SubOrchestrationInstanceCreated;
}

function isFrame({ EventType }: HistoryEvent): boolean {
  return EventType === Event.OrchestratorStarted || EventType === Event.OrchestratorCompleted;
}

/** Failures and reasons are plain text where others have JSON. */
function parsed(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function toSecond(iso: string): string {
  return `${iso.slice(0, 19)}Z`;
}
