import { sweep } from '../../shared/workflow/sweep.ts';
import { everyMinute } from '../runtime/timer.ts';

/** Raises again what no orchestration has heard: a lost nudge costs a minute, not a transfer (DESIGN 1). */
export const sweepUnheard = everyMinute('sweepUnheard', async (services, log) => {
  const { heard, raised, failed } = await sweep(services);
  if (raised + failed.length > 0) log(JSON.stringify({ msg: 'sweep', heard, raised, failed }));
});
