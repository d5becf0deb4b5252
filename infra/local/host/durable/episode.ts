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
  try {
    const taken = batch.flatMap(({ inboxKey }) => inboxKey ?? []);
    const kept = new Set(draft.carried.map(({ inboxKey }) => inboxKey));
    await core.store.commit({
      row: draft.row,
      keep: draft.keep,
      events: draft.events,
      taken: taken.filter((key) => !kept.has(key)),
    });
  } catch (error) {
    await abandon(core, instance, batch, messageOf(error));
    return;
  }
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

/**
 * A write failed, and nobody can say whether it failed before or after it was stored. The store knows: memory goes
 * back to what it holds, and what is neither in history nor answered there is pending again.
 */
async function abandon(
  core: EngineCore,
  instance: LiveInstance,
  batch: Pending[],
  reason: string,
): Promise<void> {
  core.warn(`${instance.id}: the episode could not be stored and is tried again: ${reason}`);
  const row = await core.store.get(instance.id);
  if (!row) {
    core.live.delete(instance.id);
    return;
  }
  const history = await core.store.history(instance.id);
  const inbox = new Set((await core.store.inbox()).map(({ key }) => key));
  const answered = new Set(history.map(({ TaskScheduledId, TimerId }) => TaskScheduledId ?? TimerId));
  instance.row = row;
  instance.history = history.map((event) => ({ ...event, IsPlayed: true }));
  instance.pending.unshift(
    ...batch.filter(({ event, inboxKey, executionId }) => {
      if (inboxKey) return inbox.has(inboxKey);
      if (event.EventType === Event.ExecutionStarted) return history.length === 0;
      return executionId === row.executionId && !answered.has(event.TaskScheduledId ?? event.TimerId);
    }),
  );
  core.clock.at(core.clock.now() + RETRY_AFTER, () => release(core, instance));
}
