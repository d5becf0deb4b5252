import { type Draft, draftEpisode } from './draft.ts';
import { finish, perform } from './effects.ts';
import type { EngineCore } from './engine-core.ts';
import { messageOf } from './errors.ts';
import type { LiveInstance, Pending } from './live-instance.ts';
import { Event } from './protocol.ts';
import { versionMismatch } from './versioning.ts';

/** How long a failed write is left alone before the episode is tried again; milliseconds. */
const RETRY_AFTER = 1000;

/**
 * One episode: what is pending joins the history, the code runs over all of it, the outcome is stored in one piece,
 * and only then is anything set off. Whatever arrives meanwhile stays pending for the next episode.
 */
export async function runEpisode(core: EngineCore, instance: LiveInstance): Promise<void> {
  const batch = instance.pending;
  instance.pending = [];
  const fresh = batch.filter(
    ({ executionId = instance.row.executionId }) => executionId === instance.row.executionId,
  );
  if (!fresh.length) return release(core, instance);
  if (outOfOurHands(core, instance, batch)) return;
  const draft = await draftEpisode(core, instance, fresh);
  if (!(await core.pass('decided', instance.id))) return;
  if (!(await stored(core, draft, batch))) return retryLater(core, instance, batch);
  apply(instance, draft);
  if (!(await core.pass('committed', instance.id))) return;
  if (draft.ending) finish(core, instance, draft.ending);
  else for (const event of draft.scheduled) perform(core, instance, event);
  release(core, instance);
}

function release(core: EngineCore, instance: LiveInstance): void {
  instance.busy = false;
  core.pump(instance);
}

function apply(instance: LiveInstance, draft: Draft): void {
  for (const event of draft.events) event.IsPlayed = true;
  instance.row = draft.row;
  instance.history.length = draft.keep;
  instance.history.push(...draft.events);
  instance.pending.unshift(...draft.carried);
  if (draft.carried.length) instance.cancelTimers();
  for (const number of draft.canceled) instance.cancelTimer(number);
}

/** Another version's instance waits for a host that may run it; only a terminate is obeyed here. */
function outOfOurHands(core: EngineCore, instance: LiveInstance, batch: Pending[]): boolean {
  const mismatch = versionMismatch(instance.row.version, core.versioning);
  const killed = batch.some(({ event }) => event.EventType === Event.ExecutionTerminated);
  if (!mismatch || killed || core.versioning.failure === 'Fail') return false;
  if (!instance.rejected) core.warn(`${instance.id} is left alone: ${mismatch}`);
  instance.rejected = true;
  instance.pending.unshift(...batch);
  instance.busy = false;
  return true;
}

/** Writes the episode. False when the store does not have it. */
async function stored(core: EngineCore, draft: Draft, batch: Pending[]): Promise<boolean> {
  const carried = new Set(draft.carried.map(({ inboxKey }) => inboxKey));
  const taken = batch.flatMap(({ inboxKey }) => inboxKey ?? []).filter((key) => !carried.has(key));
  const { row, keep, events, reaccepted } = draft;
  try {
    const accepted = reaccepted.map((item) => core.store.accept(row.instanceId, item));
    await Promise.all([...accepted, core.store.commit({ row, keep, events, taken })]);
    return true;
  } catch (error) {
    core.warn(`${row.instanceId}: the episode could not be stored and is tried again: ${messageOf(error)}`);
    return hasLanded(core, draft);
  }
}

/** A write that failed may have been stored, with only the answer lost: the store knows. */
async function hasLanded(core: EngineCore, { row, keep, events }: Draft): Promise<boolean> {
  try {
    const found = await core.store.get(row.instanceId);
    const history = await core.store.history(row.instanceId);
    return found?.executionId === row.executionId && history.length === keep + events.length;
  } catch {
    return false; // Nobody can say now; the next try meets the same question.
  }
}

/** Nothing was set off and nothing changed in memory, so the same batch can simply come again. */
function retryLater(core: EngineCore, instance: LiveInstance, batch: Pending[]): void {
  instance.pending.unshift(...batch);
  core.clock.at(core.clock.now() + RETRY_AFTER, () => release(core, instance));
}
