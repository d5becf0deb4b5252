import { instantAt } from '../../../shared/transfer/instant.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { sweep } from '../../../shared/workflow/sweep.ts';
import type { Story } from './story.ts';
import type { Timeline } from './timeline.ts';

const MINUTE_MS = 60_000;

/** So many sweeps in a row that still raise something are a transfer nobody hears. */
const ENDLESS = 120;

/**
 * A sweep at every full minute. Minutes in which no note is kept are left out: a sweep would find nothing to do, and a
 * month has 43,200 of them.
 */
export function sweepsOf(services: DoorServices, timeline: Timeline, story: Story): { arm(): void } {
  let armed = false;
  let inVain = 0;
  const { clock } = timeline;

  function arm() {
    if (armed) return;
    armed = true;
    timeline.after(MINUTE_MS - (clock.now() % MINUTE_MS), once);
  }
  async function once() {
    armed = false;
    if (inVain > ENDLESS) throw new Error(`After ${ENDLESS} sweeps a message is still not heard.`);
    const kept = await notesKept();
    if (kept) arm();
  }
  /** Whether another sweep has something to do; one that fails has. */
  async function notesKept(): Promise<boolean> {
    try {
      const { heard, raised, failed } = await sweep(services);
      inVain = raised > 0 ? inVain + 1 : 0;
      if (raised > 0) story.tell('sweep', `raises again what ${raised} transfer(s) have not heard`);
      if (failed.length > 0 || raised > 0) return true;
      return heard > 0 || (await services.index.unheard(instantAt(clock.now() + 1), 1)).length > 0;
    } catch {
      return true;
    }
  }
  return { arm };
}
