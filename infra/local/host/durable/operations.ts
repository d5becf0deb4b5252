import { ReplayError } from './errors.ts';
import { Event, eventName, type HistoryEvent, LONG_TIMER_PART, MAX_SHORT_TIMER } from './protocol.ts';

/** Something that will be done once, with or without success. */
export class Promised {
  done = false;
  ok = true;
  private readonly watchers: ((ok: boolean) => void)[] = [];

  settle(ok: boolean): void {
    if (this.done) return;
    this.done = true;
    this.ok = ok;
    for (const watch of this.watchers) watch(ok);
  }

  /** Calls now when it is done already. */
  watch(watcher: (ok: boolean) => void): void {
    if (this.done) watcher(this.ok);
    else this.watchers.push(watcher);
  }
}

export type OperationKind = 'activity' | 'timer' | 'sub-orchestration';

/** One numbered operation of an instance: what the host does for the orchestrator. */
export interface Operation {
  id: number;
  kind: OperationKind;
  /** The function's name; empty for timers. */
  name: string;
  input: unknown;
  version: string | undefined;
  instanceId: string | undefined;
  /** Timers: when the whole wait ends, which for a long timer lies beyond this part of it; milliseconds. */
  until: number;
  /** Timers: when it fires; unknown until history or the end of the replay tells. */
  fireAt: number | undefined;
  /** One attempt under a retry policy. */
  retried: boolean;
  /** The timer the SDK counts after a last failed attempt, and the attempt it belongs to. */
  lastAttempt: number | undefined;
  canceled: boolean;
  recorded: boolean;
  result: Promised;
}

/** How DurableTask begins the sentence, so that it is found by those who look for it. */
const NON_DETERMINISTIC = 'Non-Deterministic workflow detected';

const CREATED: Partial<Record<number, OperationKind>> = {
  [Event.TaskScheduled]: 'activity',
  [Event.TimerCreated]: 'timer',
  [Event.SubOrchestrationInstanceCreated]: 'sub-orchestration',
};

/** The operations of one generation by number. Host and SDK never exchange these numbers: both only count. */
export class Operations {
  readonly all: Operation[] = [];

  add(kind: OperationKind, fields: Partial<Operation>): Operation {
    const operation: Operation = {
      kind,
      name: '',
      input: undefined,
      version: undefined,
      instanceId: undefined,
      until: 0,
      fireAt: undefined,
      retried: false,
      lastAttempt: undefined,
      canceled: false,
      recorded: false,
      result: new Promised(),
      ...fields,
      id: this.all.length,
    };
    this.all.push(operation);
    return operation;
  }

  /** Checks that history recorded, under this number, what the code has just asked for. */
  record(event: HistoryEvent, now: number): void {
    const kind = CREATED[event.EventType];
    const operation = this.all[event.EventId];
    if (!operation || operation.kind !== kind || !sameName(operation.name, event.Name)) {
      const scheduled = operation ? `${operation.kind} ${operation.name}`.trim() : 'nothing';
      throw new ReplayError(
        `${NON_DETERMINISTIC}: history has ${eventName[event.EventType]} #${event.EventId} ${event.Name ?? ''}`.trim() +
          ` but this replay scheduled ${scheduled} at that number`,
      );
    }
    operation.recorded = true;
    if (event.InstanceId) operation.instanceId = event.InstanceId;
    if (event.FireAt) recordTimer(operation, Date.parse(event.FireAt), now);
  }

  get unrecorded(): Operation[] {
    return this.all.filter(({ recorded }) => !recorded);
  }

  /** Work that keeps even a returned orchestrator running (DURABLE 2.5). */
  get open(): boolean {
    return this.all.some(({ result, canceled }) => !result.done && !canceled);
  }
}

/** When a timer made at `now` for a wait that ends at `until` fires: long waits are made of parts (DURABLE 2.4). */
export function firingTime(until: number, now: number): number {
  return until - now > MAX_SHORT_TIMER ? now + LONG_TIMER_PART : until;
}

/** A timer is recorded in the episode that makes it, so its moment can be computed again exactly. */
function recordTimer(operation: Operation, recorded: number, now: number): void {
  const fireAt = firingTime(operation.until, now);
  if (fireAt !== recorded) {
    throw new ReplayError(
      `${NON_DETERMINISTIC}: history has timer #${operation.id} due ${new Date(recorded).toISOString()} but this replay asks for` +
        ` ${new Date(fireAt).toISOString()}; compute moments from currentUtcDateTime or an activity's answer`,
    );
  }
  operation.fireAt = recorded;
}

function sameName(ours: string, theirs: string | undefined): boolean {
  return ours.toLowerCase() === (theirs ?? '').toLowerCase();
}
