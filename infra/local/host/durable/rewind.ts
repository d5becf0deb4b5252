import { decide } from './decide.ts';
import { perform, unanswered } from './effects.ts';
import type { EngineCore } from './engine-core.ts';
import { EngineError } from './errors.ts';
import { LiveInstance } from './live-instance.ts';
import type { Operation } from './operations.ts';
import { Event, type HistoryEvent, type InstanceRow, type ParentInstance } from './protocol.ts';
import type { Replay } from './replay.ts';

/**
 * Takes back the failures that ended a failed instance, and only those: what had failed before and was handled stays.
 * The activities run again, failed children are rewound first. Throws EngineError 404, 410 (ended well), 412 (not failed).
 */
export async function rewindInstance(
  core: EngineCore,
  id: string,
  reason: string,
  parent?: ParentInstance,
): Promise<void> {
  const failed = await failedRow(core, id);
  const before = await core.store.history(id);
  const { replay } = await decide(core, failed, before);
  const { history, children } = replay ? reopen(before, replay) : { history: before, children: [] };
  const kept = history.filter(({ EventType }) => EventType !== Event.ExecutionCompleted);
  for (const event of kept) event.IsPlayed = true;
  const row: InstanceRow = { ...failed, status: 'Running', output: null, lastUpdatedTime: core.nowIso() };
  if (parent) row.parent = parent;
  await core.store.commit({ row, keep: 0, events: kept, taken: [] });
  const instance = new LiveInstance(row, kept);
  core.live.set(id, instance);
  for (const child of children) await rewindChild(core, row, child, reason);
  for (const event of unanswered(kept)) perform(core, instance, event);
  core.deliver(instance, { event: core.event(Event.GenericEvent, { Data: `Rewound: ${reason}` }) });
}

async function failedRow(core: EngineCore, id: string): Promise<InstanceRow> {
  const row = core.live.get(id)?.row ?? (await core.store.get(id));
  if (!row) throw new EngineError(404, `No instance with ID '${id}' found.`);
  if (row.status === 'Failed') return row;
  const ended = row.status === 'Completed' || row.status === 'Terminated';
  throw new EngineError(
    ended ? 410 : 412,
    'The rewind operation is only supported on failed orchestration instances.',
  );
}

async function rewindChild(
  core: EngineCore,
  parent: InstanceRow,
  created: HistoryEvent,
  reason: string,
): Promise<void> {
  const id = created.InstanceId ?? '';
  const child = core.live.has(id) ? undefined : await core.store.get(id);
  if (child?.status !== 'Failed') return;
  await rewindInstance(core, id, reason, {
    Name: parent.name,
    TaskScheduleId: created.EventId,
    OrchestrationInstance: { InstanceId: parent.instanceId, ExecutionId: parent.executionId },
  });
}

/**
 * Drops the failures at and behind the point where the code gave up. The timer that the SDK counts after a last
 * attempt goes with its failure, and later operations move up by one, as they will when the code runs again.
 */
function reopen(before: HistoryEvent[], { settledAt = before.length, operations }: Replay) {
  const reopened = new Set<number>();
  const removed = new Set<number>();
  for (const event of before.slice(settledAt)) {
    const operation = operationOf(event, operations.all);
    if (operation?.lastAttempt !== undefined) {
      removed.add(operation.id);
      reopened.add(operation.lastAttempt);
    } else if (operation && isFailure(event) && !operation.retried) {
      reopened.add(operation.id);
    }
  }
  const dropped = (event: HistoryEvent): boolean =>
    (isFailure(event) && reopened.has(event.TaskScheduledId ?? -1)) ||
    removed.has(event.EventId) ||
    removed.has(event.TimerId ?? -1);
  const history = before.filter((event) => !dropped(event)).map((event) => renumbered(event, removed));
  const numbers = new Set([...reopened].map((number) => shift(number, removed)));
  const children = history.filter(
    ({ EventType, EventId }) => EventType === Event.SubOrchestrationInstanceCreated && numbers.has(EventId),
  );
  return { history, children };
}

function isFailure({ EventType }: HistoryEvent): boolean {
  return EventType === Event.TaskFailed || EventType === Event.SubOrchestrationInstanceFailed;
}

function operationOf(event: HistoryEvent, all: readonly Operation[]): Operation | undefined {
  return all[event.TimerId ?? event.TaskScheduledId ?? -1];
}

function renumbered(event: HistoryEvent, removed: ReadonlySet<number>): HistoryEvent {
  const { EventId, TaskScheduledId, TimerId } = event;
  return {
    ...event,
    EventId: shift(EventId, removed),
    ...(TaskScheduledId === undefined ? {} : { TaskScheduledId: shift(TaskScheduledId, removed) }),
    ...(TimerId === undefined ? {} : { TimerId: shift(TimerId, removed) }),
  };
}

function shift(number: number, removed: ReadonlySet<number>): number {
  return number - [...removed].filter((gone) => gone < number).length;
}
