import type { OrchestrationContext, OrchestrationHandler } from 'durable-functions';
import type { Activities } from '../../../functions/activities/index.ts';
import { activities } from '../../../functions/activities/index.ts';
import { subscriptionTransfer } from '../../../functions/orchestrators/subscription-transfer.ts';
import { flow } from '../../../functions/runtime/flow.ts';
import { Engine } from '../../../infra/local/host/durable/engine.ts';
import type { ActivityCall } from '../../../infra/local/host/durable/engine-core.ts';
import { EngineError } from '../../../infra/local/host/durable/errors.ts';
import type { HistoryEvent, InstanceRow } from '../../../infra/local/host/durable/protocol.ts';
import { runOrchestrator } from '../../../infra/local/host/durable/run-orchestrator.ts';
import type { Question } from '../../../shared/transfer/questions.ts';
import type { Services } from '../../../shared/workflow/services.ts';
import type { About } from '../../../shared/workflow/standing.ts';
import type { Dice } from './dice.ts';
import { FragileStore } from './fragile-store.ts';
import type { Story } from './story.ts';
import type { Timeline } from './timeline.ts';

/** What befalls the host that runs the orchestrations; chances from 0 to 1. */
export type HostPlan = {
  /** An activity runs twice. */
  duplicate: number;
  /** The host dies at a moment between storing something and acting on it. */
  crash: number;
  /** Storing an episode fails, before or after it is stored. */
  store: number;
  /** What an activity answers is on its way for up to so many milliseconds; whatever arrives meanwhile is early. */
  slowestResultMs: number;
};

/** A host that nothing befalls. */
export const STEADY: HostPlan = { duplicate: 0, crash: 0, store: 0, slowestResultMs: 0 };

/** The durable engine under the real executor, as doors and sweeps see it. */
export type DurableHost = {
  /** Starts the orchestration of a transfer unless there is one; throws while the host is down. */
  start(transferId: string): Promise<void>;
  /** The version the orchestration says it has taken; throws while the host is down. */
  heard(transferId: string): Promise<number | 'gone'>;
  /** `gone` when nobody is there to hear it; throws while the host is down. */
  raise(transferId: string, question: Question, messageId: string): Promise<'taken' | 'gone'>;
  instance(transferId: string): Promise<InstanceRow | undefined>;
  history(transferId: string): Promise<HistoryEvent[]>;
  /** Kills the host; it is up again after so many milliseconds. */
  crash(downMs: number): void;
};

type Sources = {
  timeline: Timeline;
  dice: Dice;
  story: Story;
  plan: HostPlan;
  services: Services;
  faultsUntil: number;
};

const NAME = 'subscriptionTransfer';
const orchestrator: OrchestrationHandler = function* (context: OrchestrationContext) {
  return yield* subscriptionTransfer(flow<Activities, Question>(context));
};

/** A host on a store of its own, beaten by the plan until `faultsUntil`. */
export function durableHost({ timeline, dice, story, plan, services, faultsUntil }: Sources): DurableHost {
  const befalls = (chance: number) => timeline.clock.now() < faultsUntil && dice.chance(chance);
  const store = new FragileStore(() => befalls(plan.store), dice);
  let ids = 0;
  let engine: Engine | undefined = open();

  function open(): Engine {
    const mine: Engine = new Engine({
      store,
      clock: timeline.clock,
      newId: () => `id${++ids}`,
      invokeOrchestrator: (_, payload) => runOrchestrator(orchestrator, payload),
      invokeActivity: perform,
      failpoint: (point, id) => {
        if (engine !== mine || !befalls(plan.crash)) return;
        story.tell('host', `dies: ${point} ${id}`);
        crash(dice.between(500, 20_000));
      },
      warn: (sentence) => story.tell('host', sentence),
    });
    return mine;
  }

  function crash(downMs: number) {
    engine?.stop();
    engine = undefined;
    timeline.after(downMs, async () => {
      const next = open();
      await next.recover();
      engine = next;
      story.tell('host', 'is up again');
    });
  }

  async function perform(call: ActivityCall): Promise<unknown> {
    const result = await runOnceOrTwice(call);
    if (plan.slowestResultMs > 0) await timeline.sleep(dice.between(0, plan.slowestResultMs));
    return result;
  }

  function runOnceOrTwice({ name, input }: ActivityCall): Promise<unknown> {
    const run = () => activities[name as keyof typeof activities](services, input as About);
    if (!befalls(plan.duplicate)) return run();
    story.tell('host', `runs ${name} twice`);
    const again = () => void run().catch(() => undefined);
    const gap = dice.oneOf([0, 1, 50, 3_000, 90_000]);
    if (dice.chance(0.5)) timeline.after(gap, again);
    else again();
    return run();
  }

  const running = (): Engine => {
    if (!engine) throw new Error('The host is down.');
    return engine;
  };
  return {
    async start(transferId) {
      if (await running().get(transferId)) return;
      await running().start(NAME, undefined, { instanceId: transferId }).catch(unlessRefused);
    },
    async raise(transferId, question, messageId) {
      const refused = await running().raise(transferId, question, { messageId }).catch(unlessRefused);
      return refused ? 'gone' : 'taken';
    },
    async heard(transferId) {
      const row = await running().get(transferId);
      return row ? heardBy(row) : 'gone';
    },
    instance: (transferId) => store.get(transferId),
    history: (transferId) => store.history(transferId),
    crash,
  };
}

/** What the custom status of an orchestration says it has taken; nothing before its first step. */
export function heardBy({ customStatus }: InstanceRow): number {
  const { version = 0 } = JSON.parse(customStatus ?? '{}') as { version?: number };
  return version;
}

/** What the engine refuses is an answer; anything else is a failure. */
function unlessRefused(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  throw error;
}
