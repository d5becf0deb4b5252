import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type Child, type ChildExit, startChild } from './children.ts';

/** On disk under `dir`, to be found again by the next start; or in memory, gone with the process. */
export type AzuriteOptions = ({ readonly dir: string } | { readonly memory: true }) & {
  readonly log?: (line: string) => void;
  /** How long to wait for a predecessor that still saves its rows in this folder; 10,000 ms unless told. */
  readonly takeoverLimitMs?: number;
};

/** A running Azurite with tables and blobs; there are no queues. */
export interface Azurite {
  /** For the real storage SDKs; holds the account key, so it is not for logs. */
  readonly connectionString: string;
  readonly tablesUrl: string;
  readonly blobsUrl: string;
  readonly pid: number;
  /** Resolves when the process is gone, whoever ended it. */
  readonly ended: Promise<ChildExit>;
  /** Returns when every row and blob is on disk and the process is gone. */
  stop(): Promise<void>;
}

const Account = z.strictObject({ name: z.string(), key: z.base64() });
type Account = z.infer<typeof Account>;
const Listening = z.strictObject({ tables: z.url(), blobs: z.url() });
type Listening = z.infer<typeof Listening>;

const READY_LIMIT_MS = 30_000;
const TAKEOVER_LIMIT_MS = 10_000;
const newAccount = (): Account => ({
  name: `csp${randomBytes(6).toString('hex')}`,
  key: randomBytes(64).toString('base64'),
});

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The account lives with its data: a new key would lock a restarted stack out of its own rows. */
async function accountIn(dir: string): Promise<Account> {
  const path = join(dir, 'account.json');
  try {
    return Account.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await mkdir(dir, { recursive: true });
  const account = newAccount();
  await writeFile(path, JSON.stringify(account), { mode: 0o600, flag: 'wx' });
  return account;
}

/** Its first message, or an error with its own reason when it ends or dawdles instead. */
function launch(args: readonly string[], account: Account, log: (line: string) => void) {
  const first = Promise.withResolvers<Listening>();
  let reason: string | undefined;
  const child = startChild({
    name: 'azurite',
    script: new URL('./azurite-child.ts', import.meta.url),
    args,
    env: { AZURITE_ACCOUNTS: `${account.name}:${account.key}` },
    log: (line) => {
      // The error itself comes before its stack and its cause.
      reason ??= /Error: (.+)/.exec(line)?.[1];
      log(line);
    },
    onMessage: (message) => first.resolve(Listening.parse(message)),
  });
  const fail = (what: string) => first.reject(new Error(`Azurite ${what}: ${reason ?? 'it gave no reason'}`));
  const limit = setTimeout(() => fail(`was not ready within ${READY_LIMIT_MS} ms`), READY_LIMIT_MS);
  void child.ended.then(({ code, signal }) => fail(`ended with ${signal ?? code}`));
  return { child, listening: first.promise.finally(() => clearTimeout(limit)) };
}

async function answers(url: string): Promise<void> {
  await fetch(url, { signal: AbortSignal.timeout(READY_LIMIT_MS) });
}

function handle(child: Child, account: Account, at: Listening): Azurite {
  const tablesUrl = `${at.tables}/${account.name}`;
  const blobsUrl = `${at.blobs}/${account.name}`;
  const secret = `AccountName=${account.name};AccountKey=${account.key}`;
  const { pid, ended } = child;
  if (pid === undefined) throw new Error('Azurite answers without a process id');
  return {
    connectionString: `DefaultEndpointsProtocol=http;${secret};BlobEndpoint=${blobsUrl};TableEndpoint=${tablesUrl};`,
    tablesUrl,
    blobsUrl,
    pid,
    ended,
    stop: async () => void (await child.stop()),
  };
}

/**
 * Starts Azurite as a child process on two ports the system chooses, with an account name and key of its own.
 * It dies with its parent, saving its rows first, even when the parent is killed. Telemetry is never started.
 * Throws with Azurite's own words when it cannot start, for instance because the folder is in use.
 */
export async function startAzurite(options: AzuriteOptions): Promise<Azurite> {
  const dir = 'dir' in options ? resolve(options.dir) : undefined;
  const account = dir === undefined ? newAccount() : await accountIn(dir);
  const args = dir === undefined ? [] : [dir, String(options.takeoverLimitMs ?? TAKEOVER_LIMIT_MS)];
  const { child, listening } = launch(args, account, options.log ?? (() => undefined));
  try {
    const at = await listening;
    await Promise.all([answers(at.tables), answers(at.blobs)]);
    return handle(child, account, at);
  } catch (error) {
    await child.stop();
    throw error;
  }
}
