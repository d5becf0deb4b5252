import type { HistoryEvent, InstanceRow } from './protocol.ts';

/** Something that has happened to an instance and is not yet in its history. */
export interface Pending {
  event: HistoryEvent;
  /** Where the store keeps it until then; results of our own work are not kept, the work is done again. */
  inboxKey?: string;
  /** Results belong to one generation; those of an earlier one are dropped. */
  executionId?: string;
}

/** An instance that has not ended, as last committed, with what waits to become its next episode. */
export class LiveInstance {
  row: InstanceRow;
  history: HistoryEvent[];
  pending: Pending[] = [];
  /** One episode at a time. */
  busy = false;
  /** Its version is not ours to run: only a terminate is looked at. */
  rejected = false;
  warnedOfSilentWait = false;
  readonly timers = new Map<number, () => void>();

  constructor(row: InstanceRow, history: HistoryEvent[]) {
    this.row = row;
    this.history = history;
  }

  get id(): string {
    return this.row.instanceId;
  }

  cancelTimer(number: number): void {
    this.timers.get(number)?.();
    this.timers.delete(number);
  }

  cancelTimers(): void {
    for (const number of [...this.timers.keys()]) this.cancelTimer(number);
  }
}
