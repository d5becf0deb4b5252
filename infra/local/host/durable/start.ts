import type { EngineCore } from './engine-core.ts';
import { EngineError } from './errors.ts';
import { LiveInstance } from './live-instance.ts';
import { type InstanceRow, isTerminal, type ParentInstance } from './protocol.ts';

export interface StartOptions {
  /** Chosen by the caller so that a repeated start is refused; new when left out. */
  instanceId?: string;
  version?: string;
  parent?: ParentInstance;
}

/** What Azure refuses in an instance id. */
const BAD_ID = /^@|[/\\#?\p{Cc}]/u;
const LONGEST_ID = 100;

/**
 * Starts an instance; resolves with its id once it is stored. Input is JSON text. An instance that has ended is replaced.
 * Throws EngineError 400 for an unknown orchestrator or an unusable id, 409 while that id is running.
 */
export async function startInstance(
  core: EngineCore,
  name: string,
  input: string | null,
  { instanceId = core.newId(), version, parent }: StartOptions,
): Promise<string> {
  if (core.options.hasOrchestrator?.(name) === false) {
    throw new EngineError(400, `The orchestrator '${name}' is not registered.`);
  }
  if (!instanceId || instanceId.length > LONGEST_ID || BAD_ID.test(instanceId)) {
    throw new EngineError(
      400,
      `An instance id has 1 to ${LONGEST_ID} characters, does not begin with @ and has none of / \\ # ? in it.`,
    );
  }
  if (core.starting.has(instanceId)) throw taken('Pending');
  refuseIfRunning(core.live.get(instanceId)?.row);
  core.starting.add(instanceId);
  try {
    refuseIfRunning(await core.store.get(instanceId));
    await beginInstance(
      core,
      newRow(core, name, input, instanceId, version ?? core.versioning.defaultVersion, parent),
    );
  } finally {
    core.starting.delete(instanceId);
  }
  return instanceId;
}

/**
 * From here on the instance takes messages: what is stored for it is stored behind it. The first episode may run before
 * the write is through: stores keep the order of writes, and nothing is set off before the episode itself is stored.
 */
async function beginInstance(core: EngineCore, row: InstanceRow): Promise<void> {
  const instance = new LiveInstance(row, []);
  const stored = core.store.create(row);
  core.live.set(row.instanceId, instance);
  core.deliver(instance, { event: core.startEvent(row) });
  try {
    await stored;
  } catch (error) {
    if (core.live.get(row.instanceId) === instance) core.live.delete(row.instanceId);
    throw error;
  }
}

function refuseIfRunning(row: InstanceRow | undefined): void {
  if (row && !isTerminal(row.status)) throw taken(row.status);
}

function taken(status: string): EngineError {
  return new EngineError(409, `An orchestration instance with the status ${status} already has this id.`);
}

function newRow(
  core: EngineCore,
  name: string,
  input: string | null,
  instanceId: string,
  version: string,
  parent: ParentInstance | undefined,
): InstanceRow {
  const now = core.nowIso();
  return {
    instanceId,
    executionId: core.newId(),
    name,
    version,
    status: 'Pending',
    input,
    output: null,
    customStatus: null,
    createdTime: now,
    lastUpdatedTime: now,
    parent: parent ?? null,
  };
}
