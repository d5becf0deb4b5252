import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RealClock } from './host/durable/real-clock.ts';
import { SqliteStore } from './host/durable/sqlite-store.ts';
import { startHost } from './host/start-host.ts';

/** What the stack asks of the host process, and what it hears. */
export type ToHost = { advance: number };
export type FromHost =
  | { ready: { origin: string; recovered: number; offset: number } }
  | { advanced: { offset: number } };

/** The app in the embedded host, in a process of its own: it can be killed and started again on the same state. */
const [appDir = '.', stateDir = '.state', port = '0'] = process.argv.slice(2);
mkdirSync(stateDir, { recursive: true });
const clockFile = join(stateDir, 'clock-offset');
const clock = new RealClock(savedOffset());

const tell = (message: FromHost) => process.send?.(message);

/** The app's clock follows the host's through the one setting it has for it. */
function shareOffset(): void {
  process.env.CLOCK_OFFSET_MS = String(clock.offset);
}

function savedOffset(): number {
  try {
    return Number(readFileSync(clockFile, 'utf8')) || 0;
  } catch {
    return 0; // the clock was never moved in this state folder
  }
}

shareOffset();
const host = await startHost({
  appDir,
  port: Number(port),
  clock,
  store: new SqliteStore(join(stateDir, 'hub.sqlite')),
  log: (level, category, message) => {
    if (category === 'user' || level === 'error' || level === 'warning')
      process.stderr.write(`${level} ${message}\n`);
  },
});

process.on('message', async ({ advance }: ToHost) => {
  await clock.advance(advance, async () => {
    shareOffset();
    await host.idle();
  });
  shareOffset();
  writeFileSync(clockFile, String(clock.offset));
  tell({ advanced: { offset: clock.offset } });
});

process.once('SIGTERM', async () => {
  await host.stop();
  process.exit(0);
});

tell({ ready: { origin: host.origin, recovered: host.recovered, offset: clock.offset } });
