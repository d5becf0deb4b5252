import { type Decision, decide, type Ending } from './decide.ts';
import type { EngineCore } from './engine-core.ts';
import type { LiveInstance, Pending } from './live-instance.ts';
import { Event, type HistoryEvent, type InstanceRow } from './protocol.ts';
import { versionMismatch } from './versioning.ts';

/** What an episode would change; the instance itself changes only once that is stored. */
export interface Draft {
  row: InstanceRow;
  keep: number;
  events: HistoryEvent[];
  scheduled: HistoryEvent[];
  ending?: Ending;
  /** What waits for the next episode: all of it, when a new generation begins. */
  carried: Pending[];
  /** Those of them that the old history had already swallowed; the store has to take them again. */
  reaccepted: { key: string; event: HistoryEvent }[];
  canceled: number[];
}

/** Works out what an episode with these new events comes to; changes nothing. */
export async function draftEpisode(
  core: EngineCore,
  instance: LiveInstance,
  fresh: Pending[],
): Promise<Draft> {
  const row: InstanceRow = { ...instance.row, lastUpdatedTime: core.nowIso() };
  const events = [core.event(Event.OrchestratorStarted), ...fresh.map(({ event }) => event)];
  const keep = instance.history.length;
  const draft: Draft = { row, keep, events, scheduled: [], carried: [], reaccepted: [], canceled: [] };
  if (row.status === 'Pending') row.status = 'Running';
  for (const { event } of fresh) obey(draft, event);
  const mismatch = versionMismatch(row.version, core.versioning);
  if (mismatch && !draft.ending) draft.ending = { status: 'Failed', result: mismatch, details: mismatch };
  if (!draft.ending && row.status !== 'Suspended') {
    const decision = await decide(core, row, [...instance.history, ...events]);
    adopt(core, instance, draft, decision, fresh);
  }
  if (draft.ending) end(core, draft, draft.ending);
  if (draft.events.length) draft.events.push(core.event(Event.OrchestratorCompleted));
  return draft;
}

/** Commands of operators work on every instance, whatever its code does. */
function obey(draft: Draft, event: HistoryEvent): void {
  if (event.EventType === Event.ExecutionTerminated) {
    draft.ending = { status: 'Terminated', result: event.Input ?? null };
  } else if (event.EventType === Event.ExecutionSuspended) {
    draft.row.status = 'Suspended';
  } else if (event.EventType === Event.ExecutionResumed) {
    draft.row.status = 'Running';
  }
}

function adopt(
  core: EngineCore,
  instance: LiveInstance,
  draft: Draft,
  decision: Decision,
  fresh: Pending[],
): void {
  warn(core, instance, decision);
  const { replay, continueWith, customStatus, ending } = decision;
  if (customStatus !== undefined) draft.row.customStatus = customStatus;
  if (ending) draft.ending = ending;
  if (continueWith !== undefined) {
    beginGeneration(core, draft, continueWith, carriedOver(core, draft, fresh, replay?.carried ?? []));
    return;
  }
  draft.scheduled = decision.scheduled;
  draft.events.push(...decision.scheduled);
  for (const { id, canceled } of replay?.operations.all ?? []) if (canceled) draft.canceled.push(id);
}

/** Tells of what the code does that works here and goes wrong, or gets lost, in Azure. */
function warn(
  core: EngineCore,
  instance: LiveInstance,
  { replay, continueWith, silentWait }: Decision,
): void {
  if (silentWait && !instance.warnedOfSilentWait) {
    instance.warnedOfSilentWait = true;
    core.warn(
      `${instance.id}: ${instance.row.name} yielded a task again after a race had scheduled it. The Azure host cannot` +
        ' see that and begins the next step early; race it alone instead: Task.any([task])',
    );
  }
  if (continueWith !== undefined && replay?.unclaimed.length) {
    core.warn(`${instance.id}: continueAsNew drops the unclaimed events ${replay.unclaimed.join(', ')}`);
  }
}

/**
 * A new generation begins with an empty history; its start is the next episode's, so an endless chain of generations
 * leaves room for everything else. A crash in between finds an instance without history and starts it again.
 */
function beginGeneration(core: EngineCore, draft: Draft, input: string, carried: Pending[]): void {
  draft.row = { ...draft.row, executionId: core.newId(), input };
  draft.keep = 0;
  draft.events = [];
  draft.carried = [{ event: core.startEvent(draft.row) }, ...carried];
}

/** Events behind the turning point, as messages that wait: most are messages still, some were held while suspended. */
function carriedOver(
  core: EngineCore,
  draft: Draft,
  fresh: Pending[],
  events: readonly HistoryEvent[],
): Pending[] {
  return events.map((event) => {
    const waiting = fresh.find((pending) => pending.event === event);
    if (waiting) return waiting;
    const again = { key: core.nextKey(), event: { ...event, IsPlayed: false } };
    draft.reaccepted.push(again);
    return { event: again.event, inboxKey: again.key };
  });
}

function end(core: EngineCore, draft: Draft, ending: Ending): void {
  draft.row.status = ending.status;
  draft.row.output = ending.result;
  draft.events.push(
    core.event(Event.ExecutionCompleted, {
      OrchestrationStatus: ending.status,
      ...(ending.result === null ? {} : { Result: ending.result }),
      ...(ending.failureDetails ? { FailureDetails: ending.failureDetails } : {}),
    }),
  );
}
