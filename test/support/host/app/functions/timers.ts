import { app, type Timer } from '@azure/functions';
import * as df from 'durable-functions';

/** What the timer functions have seen, for tests in the same process. */
export const ticks: { name: string; timer: Timer }[] = [];

app.timer('sixHourly', {
  schedule: '0 0 */6 * * *',
  handler: async (timer) => {
    ticks.push({ name: 'sixHourly', timer });
  },
});

app.timer('fromSetting', {
  schedule: '%SAMPLE_SCHEDULE%',
  runOnStartup: true,
  handler: async (timer) => {
    ticks.push({ name: 'fromSetting', timer });
  },
});

df.app.client.timer('sweep', {
  schedule: '0 30 3 1 1 *',
  handler: async (timer, client) => {
    await client.purgeInstanceHistoryBy({
      createdTimeFrom: new Date(0),
      runtimeStatus: [df.OrchestrationRuntimeStatus.Completed],
    });
    ticks.push({ name: 'sweep', timer });
  },
});
