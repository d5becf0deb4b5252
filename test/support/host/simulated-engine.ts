import type { OrchestrationContext, OrchestrationHandler, Task } from 'durable-functions';
import { Engine } from '../../../infra/local/host/durable/engine.ts';
import type { ActivityCall, EngineOptions } from '../../../infra/local/host/durable/engine-core.ts';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { Event, eventName } from '../../../infra/local/host/durable/protocol.ts';
import { runOrchestrator } from '../../../infra/local/host/durable/run-orchestrator.ts';
import { toStatus } from '../../../infra/local/host/durable/status.ts';
import { VirtualClock } from '../../../infra/local/host/durable/virtual-clock.ts';

/** What a test's orchestrator is written with. */
export type Flow = OrchestrationContext['df'];
export type Steps = Generator<Task, unknown, unknown>;
export type Orchestrator = (flow: Flow) => Steps;
export type Activity = (input: never, call: ActivityCall) => unknown;

export interface SimulationOptions extends Partial<Omit<EngineOptions, 'clock'>> {
  orchestrators: Record<string, Orchestrator>;
  activities?: Record<string, Activity>;
  clock?: VirtualClock;
}

/** A Friday afternoon. */
export const START = Date.UTC(2026, 0, 2, 15);

/** An engine in virtual time that runs plain generators and functions. */
export class SimulatedEngine {
  readonly engine: Engine;
  readonly clock: VirtualClock;
  readonly warnings: string[] = [];
  readonly calls: ActivityCall[] = [];

  constructor({
    orchestrators,
    activities = {},
    clock = new VirtualClock(START),
    ...options
  }: SimulationOptions) {
    this.clock = clock;
    let ids = 0;
    this.engine = new Engine({
      store: new MemoryStore(),
      newId: () => `id-${ids++}`,
      warn: (message) => this.warnings.push(message),
      hasOrchestrator: (name) => Object.hasOwn(orchestrators, name),
      invokeOrchestrator: (name, payload) => {
        const run = orchestrators[name];
        if (!run) throw new Error(`there is no orchestrator named ${name}`);
        const handler: OrchestrationHandler = (context) => run(context.df);
        return runOrchestrator(handler, payload);
      },
      invokeActivity: async (call) => {
        this.calls.push(call);
        const run = activities[call.name];
        if (!run) throw new Error(`there is no activity named ${call.name}`);
        return run(call.input as never, call);
      },
      ...options,
      clock,
    });
  }

  async start(name: string, input?: unknown, instanceId?: string): Promise<string> {
    const id = await this.engine.start(name, input, instanceId === undefined ? {} : { instanceId });
    await this.engine.idle();
    return id;
  }

  async raise(id: string, name: string, data: unknown = null): Promise<void> {
    await this.engine.raise(id, name, data);
    await this.engine.idle();
  }

  /** Lets that much virtual time pass; milliseconds. */
  pass(ms: number): Promise<void> {
    return this.clock.run(() => this.engine.idle(), this.clock.now() + ms);
  }

  async status(id: string): Promise<string | undefined> {
    return (await this.engine.get(id))?.status;
  }

  async output(id: string): Promise<unknown> {
    const row = await this.engine.get(id);
    return row && toStatus(row).output;
  }

  /** The history in one line, without the frames of episodes: `TaskScheduled#0 TaskCompleted0 …`. */
  async shape(id: string): Promise<string> {
    const history = await this.engine.history(id);
    return history
      .filter(
        ({ EventType }) =>
          EventType !== Event.OrchestratorStarted && EventType !== Event.OrchestratorCompleted,
      )
      .map(({ EventType, EventId, TaskScheduledId, TimerId }) => {
        const number = EventId >= 0 ? `#${EventId}` : '';
        return `${eventName[EventType]}${number}${TaskScheduledId ?? TimerId ?? ''}`;
      })
      .join(' ');
  }
}
