import { perform, unanswered } from './effects.ts';
import { EngineCore, type EngineOptions } from './engine-core.ts';
import { runEpisode } from './episode.ts';
import { EngineError } from './errors.ts';
import { LiveInstance } from './live-instance.ts';
import { Event, type HistoryEvent, type InstanceRow, isTerminal } from './protocol.ts';
import { rewindInstance } from './rewind.ts';
import { startInstance } from './start.ts';
import type { InstancePage, InstanceQuery } from './store.ts';

/** How a client starts an instance; without an id it gets a new one. */
export interface ClientStart {
  instanceId?: string;
  version?: string;
}

/**
 * Runs durable orchestrations on one machine with the semantics of Azure's host: at-least-once activities, events
 * stored before they are acknowledged, effects set off only after the history that promises them is stored.
 * It needs no HTTP and no registered functions. With a virtual clock and given ids two runs are the same run.
 */
export class Engine {
  private readonly core: EngineCore;

  constructor(options: EngineOptions) {
    this.core = new EngineCore(options, runEpisode);
  }

  /**
   * Takes possession of the store and goes on with everything that has not ended; resolves with how many that is.
   * Call it once before anything else; on an empty store it is just the opening.
   */
  async recover(): Promise<number> {
    const { core } = this;
    await core.store.open();
    for (const row of await core.store.active()) {
      const history = await core.store.history(row.instanceId);
      for (const event of history) event.IsPlayed = true;
      core.live.set(row.instanceId, new LiveInstance(row, history));
    }
    for (const { instanceId, key, event } of await core.store.inbox()) {
      core.continueKeys(key);
      core.live.get(instanceId)?.pending.push({ event, inboxKey: key });
    }
    const recovered = [...core.live.values()];
    for (const instance of recovered) this.resumeAfterRestart(instance);
    return recovered.length;
  }

  private resumeAfterRestart(instance: LiveInstance): void {
    const { core } = this;
    if (!instance.history.length) instance.pending.unshift({ event: core.startEvent(instance.row) });
    for (const event of unanswered(instance.history)) perform(core, instance, event);
    core.pump(instance);
  }

  /**
   * Starts an instance with any JSON value as input; resolves with its id once it is stored.
   * Throws EngineError 400 (unknown orchestrator, unusable id) or 409 (that id is running).
   */
  start(name: string, input?: unknown, options: ClientStart = {}): Promise<string> {
    return this.startText(name, JSON.stringify(input) ?? null, options);
  }

  /** The same with the input as JSON text. */
  startText(name: string, input: string | null, options: ClientStart = {}): Promise<string> {
    return this.core.work.track(() => startInstance(this.core, name, input, options));
  }

  /**
   * Gives an event to an instance; resolves once it is stored. It waits there for whoever asks for it, however late.
   * Throws EngineError 404 (no such instance) or 410 (it has ended).
   */
  raise(id: string, name: string, data: unknown = null): Promise<void> {
    return this.raiseText(id, name, JSON.stringify(data) ?? 'null');
  }

  /** The same with the data as JSON text. */
  raiseText(id: string, name: string, data: string): Promise<void> {
    return this.send(id, () => this.core.event(Event.EventRaised, { Name: name, Input: data }));
  }

  /** Ends an instance; its output is the reason. Children go on. Throws EngineError 404 or 410. */
  terminate(id: string, reason = ''): Promise<void> {
    return this.send(id, () => this.core.event(Event.ExecutionTerminated, { Input: reason }));
  }

  /** Lets events gather without running code. Throws EngineError 404, 410, 500 (suspended already). */
  suspend(id: string, reason = ''): Promise<void> {
    return this.send(id, ({ row }) => {
      if (row.status === 'Suspended') throw new EngineError(500, 'The instance is suspended already.');
      return this.core.event(Event.ExecutionSuspended, { Reason: reason });
    });
  }

  /** Runs a suspended instance over all that has gathered. Throws EngineError 404, 410, 500 (not suspended). */
  resume(id: string, reason = ''): Promise<void> {
    return this.send(id, ({ row }) => {
      if (row.status !== 'Suspended')
        throw new EngineError(500, `The instance is ${row.status}, not suspended.`);
      return this.core.event(Event.ExecutionResumed, { Reason: reason });
    });
  }

  /** Runs a failed instance again from its failure. Throws EngineError 404, 410, 412. */
  rewind(id: string, reason = ''): Promise<void> {
    return this.core.work.track(() => rewindInstance(this.core, id, reason));
  }

  /** What is known of an instance, as last stored; undefined when there is none. */
  async get(id: string): Promise<InstanceRow | undefined> {
    return this.core.live.get(id)?.row ?? this.core.store.get(id);
  }

  /** The history of the newest generation; empty when there is no such instance. */
  async history(id: string): Promise<HistoryEvent[]> {
    const live = this.core.live.get(id);
    return live ? [...live.history] : this.core.store.history(id);
  }

  /** Instances in order of their ids, a page at a time. */
  query(query: InstanceQuery): Promise<InstancePage> {
    return this.core.store.query(query);
  }

  /** Forgets an instance, whatever its state. False when there was none. */
  async purge(id: string): Promise<boolean> {
    const known = await this.get(id);
    if (!known) return false;
    this.core.live.get(id)?.cancelTimers();
    this.core.live.delete(id);
    await this.core.store.purge(id);
    return true;
  }

  /** Forgets every ended instance that fits; resolves with how many that were. */
  async purgeBy(query: InstanceQuery): Promise<number> {
    let purged = 0;
    let page: InstancePage = { rows: [] };
    do {
      page = await this.query(page.after === undefined ? query : { ...query, after: page.after });
      for (const { instanceId, status } of page.rows) {
        if (isTerminal(status) && (await this.purge(instanceId))) purged++;
      }
    } while (page.after !== undefined);
    return purged;
  }

  /** Resolves once no episode, activity or request is in progress; pending timers are not progress. */
  idle(): Promise<void> {
    return this.core.work.idle();
  }

  /** Stops at once, as a crash would: nothing more is stored or set off. The store stays open. */
  stop(): void {
    this.core.stopped = true;
    for (const instance of this.core.live.values()) instance.cancelTimers();
  }

  private send(id: string, eventFor: (instance: LiveInstance) => HistoryEvent): Promise<void> {
    return this.core.work.track(async () => {
      const instance = await this.running(id);
      const event = eventFor(instance);
      const inboxKey = this.core.nextKey();
      const stored = this.core.store.accept(id, { key: inboxKey, event });
      if (this.core.options.failpoint) {
        await stored;
        if (!(await this.core.pass('accepted', id))) return;
      }
      // The episode may run before the write is through: stores keep the order of writes (see startInstance).
      this.core.deliver(instance, { event, inboxKey });
      await stored;
    });
  }

  private async running(id: string): Promise<LiveInstance> {
    const live = this.core.live.get(id);
    if (live) return live;
    if (await this.core.store.get(id)) throw new EngineError(410, `The instance '${id}' has ended.`);
    throw new EngineError(404, `No instance with ID '${id}' found.`);
  }
}
