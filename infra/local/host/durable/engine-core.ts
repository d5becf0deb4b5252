import type { Clock } from './clock.ts';
import type { LiveInstance, Pending } from './live-instance.ts';
import type {
  EventType,
  HistoryEvent,
  InstanceRow,
  OrchestratorPayload,
  OrchestratorState,
} from './protocol.ts';
import { Event } from './protocol.ts';
import type { Store } from './store.ts';
import { NO_VERSIONING, type Versioning } from './versioning.ts';
import { Gate, Work } from './work.ts';

/** One run of an activity. `json` is the argument as text, `input` the same parsed. */
export interface ActivityCall {
  name: string;
  input: unknown;
  json: string;
  instanceId: string;
  taskId: number;
}

/**
 * Moments at which a test may look, stop the engine or throw: a message was stored (`accepted`), an episode is about to
 * be stored (`decided`), it is stored and nothing has been set off (`committed`), an activity has had its effect and
 * nobody knows (`performed`).
 */
export type Failpoint = 'accepted' | 'decided' | 'committed' | 'performed';

export interface EngineOptions {
  store: Store;
  clock: Clock;
  /** Runs one episode and answers the SDK's state; `runOrchestrator` does for plain generators. */
  invokeOrchestrator: (name: string, payload: OrchestratorPayload) => Promise<OrchestratorState>;
  /** Runs an activity; what it answers goes into history as JSON, what it throws fails the task. */
  invokeActivity: (call: ActivityCall) => Promise<unknown>;
  /** Which orchestrators exist; all of them when left out. */
  hasOrchestrator?: (name: string) => boolean;
  /** Source of instance and execution ids, 1–100 characters; random when left out. */
  newId?: () => string;
  versioning?: Versioning;
  /** How many activities run at the same time; 64 when left out. */
  maxActivities?: number;
  warn?: (message: string) => void;
  failpoint?: (point: Failpoint, instanceId: string) => void | Promise<void>;
}

/** How many activities run at the same time when nobody says. */
const MAX_ACTIVITIES = 64;

/** What the parts of the engine share. */
export class EngineCore {
  readonly live = new Map<string, LiveInstance>();
  /** Ids of instances that are being started and take no messages yet. */
  readonly starting = new Set<string>();
  readonly work = new Work();
  readonly activities: Gate;
  readonly options: EngineOptions;
  readonly versioning: Versioning;
  stopped = false;
  private readonly episode: (instance: LiveInstance) => Promise<void>;
  private keys = 0;
  private instant = Number.NaN;
  private instantText = '';

  constructor(options: EngineOptions, episode: (core: EngineCore, instance: LiveInstance) => Promise<void>) {
    this.options = options;
    this.versioning = options.versioning ?? NO_VERSIONING;
    this.activities = new Gate(options.maxActivities ?? MAX_ACTIVITIES);
    this.episode = (instance) => episode(this, instance);
  }

  get store(): Store {
    return this.options.store;
  }

  get clock(): Clock {
    return this.options.clock;
  }

  newId(): string {
    return this.options.newId?.() ?? crypto.randomUUID().replaceAll('-', '');
  }

  /** Keys of stored messages; they sort in order of arrival, also after a restart. */
  nextKey(): string {
    this.keys++;
    return String(this.keys).padStart(15, '0');
  }

  /** Goes on counting behind a key found in the store. */
  continueKeys(key: string): void {
    this.keys = Math.max(this.keys, Number(key));
  }

  /** Now, as ISO 8601; an episode asks many times within one millisecond. */
  nowIso(): string {
    const now = this.clock.now();
    if (now !== this.instant) {
      this.instant = now;
      this.instantText = new Date(now).toISOString();
    }
    return this.instantText;
  }

  event(type: EventType, fields: Partial<HistoryEvent> = {}): HistoryEvent {
    return { EventType: type, EventId: -1, IsPlayed: false, Timestamp: this.nowIso(), ...fields };
  }

  /** The first event of a generation. */
  startEvent(row: InstanceRow): HistoryEvent {
    return this.event(Event.ExecutionStarted, {
      Name: row.name,
      Version: row.version,
      Input: row.input,
      OrchestrationInstance: { InstanceId: row.instanceId, ExecutionId: row.executionId },
      ...(row.parent ? { ParentInstance: row.parent } : {}),
    });
  }

  /** Hands something to an instance; it becomes part of the next episode. */
  deliver(instance: LiveInstance, pending: Pending): void {
    if (this.stopped) return;
    instance.pending.push(pending);
    this.pump(instance);
  }

  /** Runs an episode if there is anything to run and none is running. */
  pump(instance: LiveInstance): void {
    if (this.stopped || instance.busy || !instance.pending.length) return;
    if (this.live.get(instance.id) !== instance) return;
    instance.busy = true;
    this.background(() => this.episode(instance));
  }

  /** Runs work nobody waits for; what goes wrong in it is told, not thrown. */
  background(work: () => Promise<void>): void {
    this.work.track(work).catch((error: unknown) => {
      if (!this.stopped) this.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
  }

  /** Passes a failpoint. False when the engine was stopped there. */
  async pass(point: Failpoint, instanceId: string): Promise<boolean> {
    await this.options.failpoint?.(point, instanceId);
    return !this.stopped;
  }

  warn(message: string): void {
    this.options.warn?.(message);
  }
}
