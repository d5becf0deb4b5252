/**
 * The wire language between a Durable Functions host and the `durable-functions` SDK: history in, actions out.
 * Numbers are the protocol (DURABLE 2.2, 2.3); the names are what status queries show.
 */

/** Kinds of history events. */
export const Event = {
  ExecutionStarted: 0,
  ExecutionCompleted: 1,
  ExecutionTerminated: 3,
  TaskScheduled: 4,
  TaskCompleted: 5,
  TaskFailed: 6,
  SubOrchestrationInstanceCreated: 7,
  SubOrchestrationInstanceCompleted: 8,
  SubOrchestrationInstanceFailed: 9,
  TimerCreated: 10,
  TimerFired: 11,
  OrchestratorStarted: 12,
  OrchestratorCompleted: 13,
  EventRaised: 15,
  GenericEvent: 17,
  ExecutionSuspended: 19,
  ExecutionResumed: 20,
} as const;
export type EventType = (typeof Event)[keyof typeof Event];

/** The word for a kind of event, as status queries and messages spell it. */
export const eventName: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(Event).map(([name, number]) => [number, name]),
);

/** Kinds of actions an orchestrator asks for. */
export const Action = {
  CallActivity: 0,
  CallActivityWithRetry: 1,
  CallSubOrchestrator: 2,
  CallSubOrchestratorWithRetry: 3,
  ContinueAsNew: 4,
  CreateTimer: 5,
  WaitForExternalEvent: 6,
  CallEntity: 7,
  CallHttp: 8,
  SignalEntity: 9,
  ScheduledSignalEntity: 10,
  WhenAny: 11,
  WhenAll: 12,
  LockEntities: 13,
  ReleaseEntities: 14,
} as const;

/** The word for a kind of action. */
export const actionName: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(Action).map(([name, number]) => [number, name]),
);

/** How a failed activity or sub-orchestration is described when the app sets an exception properties provider. */
export interface FailureDetails {
  ErrorType?: string;
  ErrorMessage?: string;
  StackTrace?: string;
  IsNonRetriable?: boolean;
  Properties?: unknown;
  InnerFailure?: FailureDetails;
}

/** One line of an instance's history. `EventId` numbers scheduled operations; everything else carries -1. */
export interface HistoryEvent {
  EventType: EventType;
  EventId: number;
  IsPlayed: boolean;
  Timestamp: string;
  Name?: string;
  Version?: string;
  Input?: string | null;
  Result?: string;
  Reason?: string;
  Details?: string;
  FailureDetails?: FailureDetails;
  TaskScheduledId?: number;
  TimerId?: number;
  FireAt?: string;
  /** Ours: a timer that was cancelled in the very episode that made it is recorded but never armed. */
  Canceled?: boolean;
  InstanceId?: string;
  OrchestrationStatus?: RuntimeStatus;
  OrchestrationInstance?: { InstanceId: string; ExecutionId: string };
  ParentInstance?: ParentInstance;
  Data?: string;
}

/** Where a sub-orchestration reports its end to. */
export interface ParentInstance {
  Name: string;
  TaskScheduleId: number;
  OrchestrationInstance: { InstanceId: string; ExecutionId: string };
}

export type RuntimeStatus = 'Pending' | 'Running' | 'Suspended' | 'Completed' | 'Failed' | 'Terminated';

/** Whether nothing more will ever happen to an instance, short of a rewind. */
export function isTerminal(status: RuntimeStatus): boolean {
  return status === 'Completed' || status === 'Failed' || status === 'Terminated';
}

/** What is known of an instance besides its history; texts are JSON, times ISO 8601 with milliseconds. */
export interface InstanceRow {
  instanceId: string;
  executionId: string;
  name: string;
  version: string;
  status: RuntimeStatus;
  input: string | null;
  output: string | null;
  customStatus: string | null;
  createdTime: string;
  lastUpdatedTime: string;
  parent: ParentInstance | null;
}

/** How often and how patiently a call is tried again; milliseconds. */
export interface RetryOptions {
  firstRetryIntervalInMilliseconds: number;
  maxNumberOfAttempts: number;
  backoffCoefficient?: number;
  maxRetryIntervalInMilliseconds?: number;
  retryTimeoutInMilliseconds?: number;
}

/** One thing an orchestrator asks for; which fields are present follows from `actionType`. */
export interface OrchestratorAction {
  actionType: number;
  functionName?: string;
  instanceId?: string;
  version?: string;
  input?: unknown;
  retryOptions?: RetryOptions;
  fireAt?: Date | string;
  isCanceled?: boolean;
  externalEventName?: string;
  compoundActions?: OrchestratorAction[];
}

/** What the SDK answers: every action since the generation began, in the order they were yielded. */
export interface OrchestratorState {
  isDone: boolean;
  actions: OrchestratorAction[][];
  output?: unknown;
  error?: string;
  customStatus?: unknown;
  failureDetails?: FailureDetails;
  schemaVersion: number;
}

/** What the SDK is given for one episode (DURABLE 2.1). */
export interface OrchestratorPayload {
  history: unknown[];
  input: unknown;
  instanceId: string;
  isReplaying: boolean;
  parentInstanceId: string | null;
  upperSchemaVersion: number;
  upperSchemaVersionNew: number;
  longRunningTimerIntervalDuration: string;
  maximumShortTimerDuration: string;
  defaultHttpAsyncRequestSleepTimeMillseconds: number;
}

/** A timer beyond this is made of several (DURABLE 2.4); milliseconds. */
export const MAX_SHORT_TIMER = 6 * 86_400_000;
/** How far each part of a long timer reaches; milliseconds. */
export const LONG_TIMER_PART = 3 * 86_400_000;
