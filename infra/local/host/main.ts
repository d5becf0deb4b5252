import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MemoryStore } from './durable/memory-store.ts';
import { SqliteStore } from './durable/sqlite-store.ts';
import type { Log } from './functions/function-app.ts';
import { generateKeys, type Keys } from './http/keys.ts';
import { startHost } from './start-host.ts';

const USAGE =
  'node main.ts --app <folder> (--state <folder> | --memory) [--port <number>] [--sockets] [--verbose]';

const { values } = parseArgs({
  options: {
    app: { type: 'string', default: '.' },
    state: { type: 'string' },
    port: { type: 'string', default: '0' },
    memory: { type: 'boolean', default: false },
    /** The app's own durable client over TCP too. */
    sockets: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

/** Lines of the app and warnings; with --verbose everything. One JSON object a line, on stderr. */
const log: Log = (level, category, message, name) => {
  const quiet = category === 'system' && !['warning', 'error', 'critical'].includes(level);
  if (quiet && !values.verbose) return;
  process.stderr.write(
    `${JSON.stringify({ level, category, ...(name ? { function: name } : {}), message })}\n`,
  );
};

/** Keys outlive the process, so that links made before a restart go on working. */
function keysIn(folder: string): Keys {
  const file = path.join(folder, 'keys.json');
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(generateKeys(), null, 2), { mode: 0o600 });
  return JSON.parse(readFileSync(file, 'utf8')) as Keys;
}

async function main(): Promise<void> {
  const { app, state, port, memory, sockets } = values;
  if (memory === (state !== undefined)) throw new Error(`give either --state or --memory\n${USAGE}`);
  if (state) mkdirSync(state, { recursive: true });
  const began = performance.now();
  const host = await startHost({
    appDir: path.resolve(app),
    port: Number(port),
    store: state ? new SqliteStore(path.join(state, 'hub.sqlite')) : new MemoryStore(),
    ...(state ? { keys: keysIn(state) } : {}),
    sockets,
    log,
  });
  const { origin, keys, recovered } = host;
  const readyMs = Math.round(performance.now() - began);
  process.stdout.write(`${JSON.stringify({ pid: process.pid, origin, recovered, readyMs, keys })}\n`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await host.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  // A host started by another process ends with it, however that one ends.
  process.once('disconnect', () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  process.exit();
});
