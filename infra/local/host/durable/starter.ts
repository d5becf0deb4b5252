import { ReplayError } from './errors.ts';
import { type Operation, type Operations, Promised } from './operations.ts';
import { Action, actionName, type OrchestratorAction } from './protocol.ts';
import type { Waits } from './waits.ts';

/** What starting an action needs to know of the replay it is part of. */
export interface Stage {
  readonly operations: Operations;
  readonly waits: Waits;
  readonly executionId: string;
  /** The instant the replay has reached; milliseconds. */
  now(): number;
  /** The orchestrator asked for a new generation. */
  continueAsNew(input: unknown): void;
}

/** Starts actions as the Azure host does, so that operations get the numbers which the SDK gives them (DURABLE 2.4). */
export class Starter {
  private readonly stage: Stage;
  private readonly started = new Map<OrchestratorAction, Promised>();

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Throws ReplayError for an action that must not be started twice or cannot be carried out here. */
  start(action: OrchestratorAction): Promised {
    const before = this.started.get(action);
    if (before) return this.startAgain(action, before);
    const promised = this.carryOut(action);
    this.started.set(action, promised);
    return promised;
  }

  /**
   * Over the wire nobody can see that two actions are the same object, so Azure's host would schedule it twice and all
   * later numbers would drift (DURABLE 9.1). Waiting for an event again is harmless: it has no number.
   */
  private startAgain(action: OrchestratorAction, before: Promised): Promised {
    for (const leaf of leaves(action)) {
      if (leaf.actionType !== Action.WaitForExternalEvent) {
        throw new ReplayError(
          `${describe(leaf)} was passed to Task.any or Task.all more than once; the Azure host would schedule it` +
            ' twice and later results would reach the wrong task. Make a fresh one for every race',
        );
      }
      const wait = this.started.get(leaf);
      if (wait) this.stage.waits.wait(leaf.externalEventName ?? '', wait);
    }
    return before;
  }

  private carryOut(action: OrchestratorAction): Promised {
    switch (action.actionType) {
      case Action.CallActivity:
      case Action.CallSubOrchestrator:
        return this.call(action).result;
      case Action.CallActivityWithRetry:
      case Action.CallSubOrchestratorWithRetry:
        return this.retry(action);
      case Action.CreateTimer:
        return this.timer(action);
      case Action.ContinueAsNew:
        this.stage.continueAsNew(action.input);
        return settled();
      case Action.WaitForExternalEvent:
        return this.stage.waits.wait(action.externalEventName ?? '', new Promised());
      case Action.WhenAll:
      case Action.WhenAny:
        return this.compound(action);
      default:
        throw new ReplayError(
          `this host cannot carry out ${actionName[action.actionType] ?? `action type ${action.actionType}`}`,
        );
    }
  }

  private call(action: OrchestratorAction): Operation {
    const isActivity =
      action.actionType === Action.CallActivity || action.actionType === Action.CallActivityWithRetry;
    const number = this.stage.operations.all.length;
    return this.stage.operations.add(isActivity ? 'activity' : 'sub-orchestration', {
      name: action.functionName ?? '',
      input: action.input,
      version: action.version,
      retried: action.retryOptions !== undefined,
      instanceId: isActivity ? undefined : action.instanceId || `${this.stage.executionId}:${number}`,
    });
  }

  /** A failing attempt costs a timer, the last one too; that one fires at once (DURABLE 2.4). */
  private retry(action: OrchestratorAction): Promised {
    const { retryOptions } = action;
    if (!retryOptions || retryOptions.retryTimeoutInMilliseconds !== undefined) {
      throw new ReplayError(
        `${describe(action)} sets retryTimeoutInMilliseconds, with which the SDK and the Azure host count differently`,
      );
    }
    const outcome = new Promised();
    const attempt = (number: number): void => {
      const { id, result } = this.call(action);
      result.watch((ok) => {
        if (ok) return outcome.settle(true);
        const last = number >= retryOptions.maxNumberOfAttempts;
        const { firstRetryIntervalInMilliseconds: first, backoffCoefficient = 1 } = retryOptions;
        const longest = retryOptions.maxRetryIntervalInMilliseconds ?? Number.POSITIVE_INFINITY;
        const delay = last ? 0 : Math.min(first * backoffCoefficient ** (number - 1), longest);
        const pause = this.stage.operations.add('timer', {
          until: this.stage.now() + Math.round(delay),
          lastAttempt: last ? id : undefined,
        });
        pause.result.watch(() => (last ? outcome.settle(false) : attempt(number + 1)));
      });
    };
    attempt(1);
    return outcome;
  }

  private timer(action: OrchestratorAction): Promised {
    const until = new Date(action.fireAt ?? Number.NaN).getTime();
    const outcome = new Promised();
    const part = (): void => {
      const timer = this.stage.operations.add('timer', { until, canceled: action.isCanceled === true });
      timer.result.watch(() => (until > this.stage.now() ? part() : outcome.settle(true)));
    };
    part();
    return outcome;
  }

  /** Like the SDK, a race does not look at what was done before it began (DURABLE 9.2). */
  private compound(action: OrchestratorAction): Promised {
    const outcome = new Promised();
    const children = (action.compoundActions ?? []).map((child) => {
      const old = this.started.get(child)?.done === true;
      return { promised: this.start(child), old };
    });
    if (children.every(({ old }) => old)) {
      throw new ReplayError(
        `${actionName[action.actionType]} was yielded over tasks that were all finished before; in the SDK that never` +
          ' ends. Look at isCompleted first',
      );
    }
    for (const { promised, old } of children) {
      if (old) continue;
      promised.watch((ok) => {
        if (action.actionType === Action.WhenAny) outcome.settle(true);
        else if (!ok) outcome.settle(false);
        else if (children.every((child) => child.promised.done && child.promised.ok)) outcome.settle(true);
      });
    }
    return outcome;
  }
}

function settled(): Promised {
  const promised = new Promised();
  promised.settle(true);
  return promised;
}

function* leaves(action: OrchestratorAction): Generator<OrchestratorAction> {
  if (!action.compoundActions) yield action;
  for (const child of action.compoundActions ?? []) yield* leaves(child);
}

function describe(action: OrchestratorAction): string {
  if (action.actionType === Action.CreateTimer) {
    return `the timer due ${new Date(action.fireAt ?? Number.NaN).toISOString()}`;
  }
  const kind =
    action.actionType === Action.CallActivity || action.actionType === Action.CallActivityWithRetry
      ? 'activity'
      : 'sub-orchestration';
  return `the ${kind} ${action.functionName}`;
}
