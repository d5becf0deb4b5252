import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * The child process of `azurite.ts`: Azurite's table and blob servers, without the queue server nobody asks.
 * Azurite has no API for that, so this file reaches into the package; it is the only one to change with it.
 * Going in here rather than through its command line starts sooner (no SQL drivers are loaded) and lets a stop
 * wait until every row is on disk.
 */
interface AzuriteServer {
  start(): Promise<void>;
  /** Ends the listeners and writes what is not yet saved; Azurite by itself saves every five seconds. */
  close(): Promise<void>;
  /** `http://127.0.0.1:port`, with the port the system chose. */
  getHttpServerAddress(): string;
}
type Settings = Readonly<Record<string, unknown>>;
type Constructor<T> = new (settings?: Settings) => T;

const require = createRequire(import.meta.url);

/** The package carries no types, so what is used of it is declared above. */
const load = <T>(module: string): Constructor<T> => {
  const exports: { default: Constructor<T> } = require(`azurite/dist/src/${module}.js`);
  return exports.default;
};

/** Its constructors take up to nineteen arguments by position; setting the same fields by name reads better. */
function build(kind: 'blob/Blob' | 'table/Table', settings: Settings): AzuriteServer {
  const Configuration = load<object>(`${kind}Configuration`);
  const Server = load<AzuriteServer>(`${kind}Server`);
  return new Server(Object.assign(new Configuration(), settings));
}

/**
 * One Azurite per folder: two would overwrite each other's files. The lock is the operating system's, gone with
 * its process; a predecessor whose parent was killed needs a moment to save its rows, so it is waited for.
 */
function lockFolder(dir: string, takeoverLimitMs: number): void {
  const lock = new DatabaseSync(join(dir, 'azurite.lock'), { timeout: takeoverLimitMs });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    throw new Error(`The folder ${dir} is in use by another Azurite.`, { cause });
  }
  // Held until the process ends: an unreachable handle would be collected and the lock with it.
  process.once('exit', () => lock.close());
}

/** Where each server keeps its files, named as Azurite's own command line names them. */
function files(dir: string | undefined): Settings {
  if (dir === undefined) return { isMemoryPersistence: true };
  const extents = { locationId: 'Default', locationPath: join(dir, '__blobstorage__'), maxConcurrency: 50 };
  return { extentDBPath: join(dir, '__azurite_db_blob_extent__.json'), persistencePathArray: [extents] };
}

/** No folder means in memory; the second argument is in milliseconds. */
const [dir, takeoverLimit] = process.argv.slice(2);
if (dir !== undefined) lockFolder(dir, Number(takeoverLimit));

const common = {
  host: '127.0.0.1',
  port: 0,
  skipApiVersionCheck: true,
  enableAccessLog: false,
  ...files(dir),
};
const database = (name: string): Settings => (dir === undefined ? {} : { metadataDBPath: join(dir, name) });
const tables = build('table/Table', { ...common, ...database('__azurite_db_table__.json') });
const blobs = build('blob/Blob', { ...common, ...database('__azurite_db_blob__.json') });

async function end(): Promise<void> {
  try {
    await Promise.all([tables.close(), blobs.close()]);
    process.exit(0);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

await Promise.all([tables.start(), blobs.start()]);
process.once('SIGTERM', () => void end());
process.send?.({ tables: tables.getHttpServerAddress(), blobs: blobs.getHttpServerAddress() });
