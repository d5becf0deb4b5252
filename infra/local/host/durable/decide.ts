import type { EngineCore } from './engine-core.ts';
import { messageOf, ReplayError } from './errors.ts';
import { firingTime, type Operation } from './operations.ts';
import { payloadFor } from './payload.ts';
import {
  Event,
  type FailureDetails,
  type HistoryEvent,
  type InstanceRow,
  type OrchestratorState,
} from './protocol.ts';
import { Replay } from './replay.ts';

/** How an instance ends. `result` is its output: JSON when completed, a sentence otherwise. */
export interface Ending {
  status: 'Completed' | 'Failed' | 'Terminated';
  result: string | null;
  details?: string;
  failureDetails?: FailureDetails;
}

/** What one run of the orchestrator's code over a history comes to. */
export interface Decision {
  replay: Replay | undefined;
  /** The rows of newly scheduled operations. */
  scheduled: HistoryEvent[];
  customStatus?: string;
  ending?: Ending;
  continueWith?: string;
  /** The SDK waits for something that its action list does not show. */
  silentWait: boolean;
}

/** Azure refuses a custom status of more than 16 KB in UTF-16. */
const CUSTOM_STATUS_LIMIT = 8192;
/** Behind this label the SDK's exceptions carry the state as JSON (DURABLE 2.3). */
const LABEL = '\n\n$OutOfProcData$:';

/** Runs the orchestrator over `history` and works out what follows. Never throws: what goes wrong fails the instance. */
export async function decide(
  core: EngineCore,
  row: InstanceRow,
  history: readonly HistoryEvent[],
): Promise<Decision> {
  try {
    const state = await invoke(core, row, history);
    const replay = new Replay(state.actions[0] ?? [], row.executionId).run(history);
    return interpret(core, row, state, replay);
  } catch (thrown) {
    const sentence =
      thrown instanceof ReplayError
        ? thrown.message
        : `Orchestrator function '${row.name}' failed: ${messageOf(thrown)}`;
    const ending: Ending = { status: 'Failed', result: sentence, details: sentence };
    return { replay: undefined, scheduled: [], ending, silentWait: false };
  }
}

async function invoke(
  core: EngineCore,
  row: InstanceRow,
  history: readonly HistoryEvent[],
): Promise<OrchestratorState> {
  try {
    return await core.options.invokeOrchestrator(row.name, payloadFor(row, history));
  } catch (thrown) {
    const message = messageOf(thrown);
    const label = message.indexOf(LABEL);
    if (label < 0) throw thrown;
    const state = JSON.parse(message.slice(label + LABEL.length)) as OrchestratorState;
    return { ...state, error: state.error ?? '' };
  }
}

function interpret(core: EngineCore, row: InstanceRow, state: OrchestratorState, replay: Replay): Decision {
  const scheduled = replay.operations.unrecorded.map((operation) =>
    scheduledRow(core, operation, replay.episodeTime),
  );
  const ended = state.isDone || state.error !== undefined;
  const decision: Decision = { replay, scheduled, silentWait: replay.settled && !ended };
  if (state.customStatus !== undefined) decision.customStatus = customStatusText(state.customStatus);
  if (!ended || !replay.settled || replay.operations.open) return decision;
  if (state.error !== undefined) decision.ending = failure(row, state.error, state.failureDetails);
  else if (replay.continued) decision.continueWith = toJson(replay.continued.input);
  else decision.ending = { status: 'Completed', result: JSON.stringify(state.output) ?? null };
  return decision;
}

function failure(row: InstanceRow, error: string, failureDetails: FailureDetails | undefined): Ending {
  return {
    status: 'Failed',
    result: `Orchestrator function '${row.name}' failed: ${error}`,
    details: `Message: ${error}`,
    ...(failureDetails ? { failureDetails } : {}),
  };
}

function scheduledRow(core: EngineCore, operation: Operation, now: number): HistoryEvent {
  const { id, kind, name, input, canceled } = operation;
  if (kind === 'activity') {
    return core.event(Event.TaskScheduled, {
      EventId: id,
      Name: name,
      Version: '',
      Input: `[${toJson(input)}]`,
    });
  }
  if (kind === 'timer') {
    operation.fireAt = firingTime(operation.until, now);
    const FireAt = new Date(operation.fireAt).toISOString();
    return core.event(Event.TimerCreated, { EventId: id, FireAt, ...(canceled ? { Canceled: true } : {}) });
  }
  return core.event(Event.SubOrchestrationInstanceCreated, {
    EventId: id,
    Name: name,
    Version: operation.version ?? core.versioning.defaultVersion,
    Input: toJson(input),
    InstanceId: operation.instanceId ?? '',
  });
}

function customStatusText(customStatus: unknown): string {
  const text = toJson(customStatus);
  if (text.length > CUSTOM_STATUS_LIMIT) {
    throw new ReplayError(
      `the custom status has ${text.length} characters; Azure takes ${CUSTOM_STATUS_LIMIT}`,
    );
  }
  return text;
}

/** JSON has no word for undefined; the wire says null. */
function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
