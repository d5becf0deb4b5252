import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../infra/local/host/durable/memory-store.ts';
import { VirtualClock } from '../../../infra/local/host/durable/virtual-clock.ts';
import { type Host, startHost } from '../../../infra/local/host/start-host.ts';

const HOUR = 3_600_000;
const MIDNIGHT = Date.UTC(2026, 5, 1);
let host: Host | undefined;
afterEach(async () => {
  await host?.stop();
  host = undefined;
});

/** The app can be loaded once in a process, so one host serves all of these in one story. */
describe('timer functions', () => {
  it('run on schedule, at start if they say so, by hand, and make up for what was missed', async () => {
    const store = new MemoryStore();
    await store.setNote(
      'timer:sixHourly',
      '{"last":"2026-05-31T06:00:00.000Z","next":"2026-05-31T12:00:00.000Z"}',
    );
    const clock = new VirtualClock(MIDNIGHT);
    host = await startHost({
      appDir: path.join(import.meta.dirname, '../../support/host/app'),
      store,
      clock,
      settings: { SAMPLE_SCHEDULE: '0 15 * * * *' },
    });
    // An app file loaded before the host would register nothing.
    const { ticks } = await import('../../support/host/app/functions/timers.ts');
    const seen = () => ticks.splice(0).map(({ name, timer }) => `${name}${timer.isPastDue ? ' late' : ''}`);
    expect(seen()).toEqual(['sixHourly late', 'fromSetting']);

    const idle = () => host?.idle() ?? Promise.resolve();
    await clock.run(idle, MIDNIGHT + 2 * HOUR);
    expect(seen()).toEqual(['fromSetting', 'fromSetting']);

    await clock.run(idle, MIDNIGHT + 6 * HOUR);
    const last = ticks.findLast(({ name }) => name === 'sixHourly');
    expect(last?.timer.scheduleStatus).toMatchObject({
      last: '2026-06-01T06:00:00.000Z',
      next: '2026-06-01T12:00:00.000Z',
    });
    expect(seen()).toHaveLength(5);

    await host.engine.start('values', null, { instanceId: 'old' });
    await host.idle();
    await host.runTimer('sweep');
    expect(seen()).toEqual(['sweep']);
    expect(await host.engine.get('old')).toBeUndefined();
    await expect(host.runTimer('hello')).rejects.toThrow(/no timer function named hello/);
    expect(JSON.parse((await store.note('timer:fromSetting')) ?? '')).toEqual({
      last: '2026-06-01T05:15:00.000Z',
      next: '2026-06-01T06:15:00.000Z',
    });
  });
});
