import type { Ending } from './decide.ts';
import type { EngineCore } from './engine-core.ts';
import { messageOf } from './errors.ts';
import type { LiveInstance } from './live-instance.ts';
import {
  Event,
  type FailureDetails,
  type HistoryEvent,
  isTerminal,
  type ParentInstance,
} from './protocol.ts';
import { startInstance } from './start.ts';

/** Sets off what a stored history row promises. After a restart it is called again for every unanswered row. */
export function perform(core: EngineCore, instance: LiveInstance, row: HistoryEvent): void {
  if (row.EventType === Event.TaskScheduled) {
    core.background(() => core.activities.run(() => runActivity(core, instance, row)));
  } else if (row.EventType === Event.TimerCreated && !row.Canceled) {
    armTimer(core, instance, row);
  } else if (row.EventType === Event.SubOrchestrationInstanceCreated) {
    core.background(() => startChild(core, instance, row));
  }
}

/** Tells the parent, if there is one, and forgets the instance. */
export function finish(core: EngineCore, instance: LiveInstance, ending: Ending): void {
  instance.cancelTimers();
  core.live.delete(instance.id);
  if (instance.row.parent) tellParent(core, instance.row.parent, ending);
}

/** Rows of a history whose operation has not been answered in it. */
export function unanswered(history: readonly HistoryEvent[]): HistoryEvent[] {
  const answered = new Set(history.map(({ TaskScheduledId, TimerId }) => TaskScheduledId ?? TimerId));
  return history.filter(({ EventId }) => EventId >= 0 && !answered.has(EventId));
}

async function runActivity(core: EngineCore, instance: LiveInstance, row: HistoryEvent): Promise<void> {
  if (core.stopped) return;
  const { executionId } = instance.row;
  const event = await outcomeOf(core, instance.id, row);
  if (!(await core.pass('performed', instance.id))) return;
  core.deliver(instance, { event, executionId });
}

async function outcomeOf(core: EngineCore, instanceId: string, row: HistoryEvent): Promise<HistoryEvent> {
  const { Name: name = '', EventId: taskId } = row;
  try {
    const [argument] = JSON.parse(row.Input ?? '[null]') as [unknown];
    // The SDK encodes strings once more, so a string here is the JSON text of the argument (DURABLE 2.3).
    const json = typeof argument === 'string' ? argument : JSON.stringify(argument);
    const result = await core.options.invokeActivity({ name, json, input: parsed(json), instanceId, taskId });
    return core.event(Event.TaskCompleted, {
      TaskScheduledId: taskId,
      Result: JSON.stringify(result) ?? 'null',
    });
  } catch (thrown) {
    const details = failureDetailsOf(messageOf(thrown));
    return core.event(Event.TaskFailed, {
      TaskScheduledId: taskId,
      Reason: `Activity function '${name}' failed: ${messageOf(thrown)}`,
      Details: thrown instanceof Error ? (thrown.stack ?? '') : '',
      ...(details ? { FailureDetails: details } : {}),
    });
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json; // A plain text, as the SDK's own reading of the argument takes it.
  }
}

/** Apps with an exception properties provider throw their details as the message (DURABLE 3). */
function failureDetailsOf(message: string): FailureDetails | undefined {
  if (!message.startsWith('{"errorType"')) return undefined;
  const details = JSON.parse(message) as Record<string, unknown>;
  return {
    ErrorType: String(details.errorType),
    ErrorMessage: String(details.errorMessage),
    StackTrace: String(details.stackTrace ?? ''),
    IsNonRetriable: details.isNonRetriable === true,
    Properties: details.properties,
  };
}

function armTimer(core: EngineCore, instance: LiveInstance, row: HistoryEvent): void {
  const { executionId } = instance.row;
  const { EventId: number, FireAt = row.Timestamp } = row;
  const fire = (): void => {
    instance.timers.delete(number);
    core.deliver(instance, {
      event: core.event(Event.TimerFired, { TimerId: number, FireAt }),
      executionId,
    });
  };
  instance.timers.set(number, core.clock.at(Date.parse(FireAt), fire));
}

async function startChild(core: EngineCore, instance: LiveInstance, row: HistoryEvent): Promise<void> {
  const { InstanceId: id = '', Name: name = '', Input: input = null, Version: version = '' } = row;
  const { name: parentName, executionId } = instance.row;
  const parent: ParentInstance = {
    Name: parentName,
    TaskScheduleId: row.EventId,
    OrchestrationInstance: { InstanceId: instance.id, ExecutionId: executionId },
  };
  const running = core.live.get(id);
  if (running && sameParent(running.row.parent, parent)) return;
  const stored = running ? undefined : await core.store.get(id);
  if (stored && isTerminal(stored.status) && sameParent(stored.parent, parent)) {
    const status = stored.status === 'Completed' ? 'Completed' : 'Failed';
    return tellParent(core, parent, { status, result: stored.output });
  }
  try {
    await startInstance(core, name, input, { instanceId: id, version, parent });
  } catch (refused) {
    tellParent(core, parent, { status: 'Failed', result: messageOf(refused) });
  }
}

function sameParent(a: ParentInstance | null, b: ParentInstance): boolean {
  return (
    a?.OrchestrationInstance.ExecutionId === b.OrchestrationInstance.ExecutionId &&
    a.TaskScheduleId === b.TaskScheduleId
  );
}

function tellParent(core: EngineCore, parent: ParentInstance, ending: Ending): void {
  const { InstanceId, ExecutionId: executionId } = parent.OrchestrationInstance;
  const instance = core.live.get(InstanceId);
  if (!instance) return;
  const TaskScheduledId = parent.TaskScheduleId;
  const event =
    ending.status === 'Completed'
      ? core.event(Event.SubOrchestrationInstanceCompleted, {
          TaskScheduledId,
          Result: ending.result ?? 'null',
        })
      : core.event(Event.SubOrchestrationInstanceFailed, {
          TaskScheduledId,
          Reason: ending.result ?? '',
          Details: ending.details ?? '',
          ...(ending.failureDetails ? { FailureDetails: ending.failureDetails } : {}),
        });
  core.deliver(instance, { event, executionId });
}
