import { Operations, type Promised } from './operations.ts';
import { Event, type HistoryEvent, type OrchestratorAction } from './protocol.ts';
import { Starter } from './starter.ts';
import { Waits } from './waits.ts';

/**
 * The host's half of a replay (DURABLE 2.4): walks history and the SDK's whole action list in lockstep with the SDK's
 * own executor, which shows what is new, what is still open, and whether code and history fit together.
 * Throws ReplayError when they do not, or when an action cannot be carried out here.
 */
export class Replay {
  readonly operations = new Operations();
  /** The input of the next generation, once the orchestrator has asked for one. */
  continued: { input: unknown } | undefined;
  /** Events behind the point of continueAsNew: the next generation gets them. */
  readonly carried: HistoryEvent[] = [];
  /** Index of the event after which the orchestrator had nothing left to wait for. */
  settledAt: number | undefined;

  private readonly actions: readonly OrchestratorAction[];
  private readonly waits = new Waits();
  private readonly starter: Starter;
  private awaited: Promised | undefined;
  private cursor = 0;
  private now = 0;
  private index = 0;

  constructor(actions: readonly OrchestratorAction[], executionId: string) {
    this.actions = actions;
    this.starter = new Starter({
      operations: this.operations,
      waits: this.waits,
      executionId,
      now: () => this.now,
      continueAsNew: (input) => {
        this.continued = { input };
      },
    });
  }

  /** Walks the history of one generation from its beginning. */
  run(history: readonly HistoryEvent[]): this {
    for (this.index = 0; this.index < history.length; this.index++) {
      const event = history[this.index];
      if (event) this.step(event);
    }
    return this;
  }

  /** Every action was started and the last one is done. */
  get settled(): boolean {
    return this.cursor >= this.actions.length && (this.awaited?.done ?? true);
  }

  /** Names of events that nobody has waited for; a new generation does not get them (DURABLE 2.5). */
  get unclaimed(): string[] {
    return this.waits.unclaimed;
  }

  /** The instant of the newest episode, which is when everything unrecorded was asked for; milliseconds. */
  get episodeTime(): number {
    return this.now;
  }

  private step(event: HistoryEvent): void {
    switch (event.EventType) {
      case Event.OrchestratorStarted:
        this.now = Math.max(this.now, Date.parse(event.Timestamp));
        break;
      case Event.ExecutionStarted:
        this.proceed();
        break;
      case Event.TaskScheduled:
      case Event.TimerCreated:
      case Event.SubOrchestrationInstanceCreated:
        this.operations.record(event, this.now);
        break;
      case Event.TaskCompleted:
      case Event.SubOrchestrationInstanceCompleted:
      case Event.TimerFired:
        this.settle(event, true);
        break;
      case Event.TaskFailed:
      case Event.SubOrchestrationInstanceFailed:
        this.settle(event, false);
        break;
      case Event.EventRaised:
        this.raise(event);
        break;
      default:
    }
  }

  private settle({ TaskScheduledId, TimerId }: HistoryEvent, ok: boolean): void {
    this.operations.all[TaskScheduledId ?? TimerId ?? -1]?.result.settle(ok);
    this.proceed();
  }

  private raise(event: HistoryEvent): void {
    if (this.continued) {
      this.carried.push(event);
      return;
    }
    this.waits.raise(event.Name ?? '');
    this.proceed();
  }

  private proceed(): void {
    while (this.awaited?.done ?? true) {
      const action = this.actions[this.cursor];
      if (!action) {
        this.settledAt ??= this.index;
        return;
      }
      this.cursor++;
      this.awaited = this.starter.start(action);
    }
  }
}
