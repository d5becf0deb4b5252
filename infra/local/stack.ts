import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { storageClients } from '../../shared/adapters/azure/clients.ts';
import { tablePartnerRegistry } from '../../shared/adapters/azure/table-partner-registry.ts';
import type { FromHost } from './app-host.ts';
import { type Azurite, startAzurite } from './azurite.ts';
import { type Child, type ChildExit, startChild } from './children.ts';
import { type Desk, startDesk } from './desk/start-desk.ts';
import { freePort } from './ports.ts';
import { makeSecrets, portalsOf, type SampleSecrets, samplePartners } from './sample-partners.ts';
import { sealKey } from './seal-key.ts';

const OPS_TENANT = '9b1d1c5e-7b1a-4d53-8a7e-5d0d7c1f0a10';
const OPS_APP = '0f9ee2d4-6a0e-4c71-9c55-0a7c6a3c1f03';
/** The app itself: two folders up. */
const APP_DIR = resolve(import.meta.dirname, '../..');
const AUDIENCE = 'api://csp-subscription-transfer';

/** Where the stack keeps its state, and where its lines go. `dir` may be used again; the state is taken up. */
export type StackOptions = { dir: string; log?: (line: string) => void; restartHost?: boolean };

/** A running stack: the app in its host, storage and desk, with what a person or a test needs to use it. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

/** Starts everything on free ports, makes what keys are missing, and makes the two sample partners known. */
export async function startStack({ dir, log = () => {}, restartHost = true }: StackOptions) {
  mkdirSync(dir, { recursive: true });
  const secrets = kept<SampleSecrets>(join(dir, 'secrets.json'), makeSecrets);
  const partners = samplePartners(secrets);
  const seal = await sealKey(dir, new Date());
  let offset = 0;
  const now = () => Date.now() + offset;
  const links: { label: string; url: string }[] = [];
  const [azurite, desk] = await Promise.all([
    startAzurite({ dir: join(dir, 'azurite'), log }),
    startDesk({ dir: join(dir, 'desk'), now, clients: deskClients(partners, secrets), links }),
  ]);
  await seedPartners(azurite, partners);
  const opsClient = { tenantId: OPS_TENANT, clientId: OPS_APP, clientSecret: secrets.clientSecrets[2] ?? '' };
  writeFileSync(
    join(dir, 'portals.json'),
    JSON.stringify(portalsOf(partners, opsClient, AUDIENCE), null, 2),
    {
      mode: 0o600,
    },
  );
  const host = await startHostChild({
    dir,
    env: environment({ azurite, desk, secrets, seal }),
    log,
    restartHost,
    onOffset: (ahead) => {
      offset = ahead;
    },
  });
  return {
    baseUrl: `${host.origin}/api`,
    recovered: host.recovered,
    host,
    azurite,
    desk,
    partners,
    opsClient,
    audience: AUDIENCE,
    sealRoot: seal.root,
    now,
    async stop() {
      await host.child.stop();
      await Promise.all([desk.stop(), azurite.stop()]);
    },
  };
}

/** What was made at the first start and is the same ever after. */
function kept<T>(file: string, make: () => T): T {
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(make(), null, 2), { mode: 0o600 });
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

type Partners = ReturnType<typeof samplePartners>;

function deskClients({ fabrikam, contoso }: Partners, secrets: SampleSecrets) {
  const audience = AUDIENCE;
  const portals = [fabrikam, contoso].map(({ partner, clientId, clientSecret }) => ({
    tenantId: partner.microsoftId,
    clientId,
    clientSecret,
    audience,
    roles: ['Transfers.Read.Own'],
  }));
  const clientSecret = secrets.clientSecrets[2] ?? '';
  const ops = {
    tenantId: OPS_TENANT,
    clientId: OPS_APP,
    clientSecret,
    audience,
    roles: ['Transfers.Ops.Operate'],
  };
  return [...portals, ops];
}

async function seedPartners(azurite: Azurite, partners: Partners): Promise<void> {
  const registry = tablePartnerRegistry(storageClients({ connectionString: azurite.connectionString }));
  await Promise.all(Object.values(partners).map(({ partner }) => registry.save(partner)));
}

type Parts = {
  azurite: Azurite;
  desk: Desk;
  secrets: SampleSecrets;
  seal: Awaited<ReturnType<typeof sealKey>>;
};

function environment({ azurite, desk, secrets, seal }: Parts): Record<string, string> {
  return {
    TASK_HUB_NAME: 'CspTransferLocal',
    DATA_STORAGE: azurite.connectionString,
    ACS_CONNECTION_STRING: desk.mailConnectionString,
    MAIL_FROM: 'transfers@csp-transfer.example',
    OPS_MAIL_TO: 'ops@csp-transfer.example',
    LINK_SECRET: secrets.linkSecret,
    SEAL_KEY_PEM: seal.key,
    SEAL_CERTIFICATES_PEM: seal.certificates,
    ENTRA_AUTHORITY: desk.issuer.authority,
    API_AUDIENCE: AUDIENCE,
    OPS_TENANT_ID: OPS_TENANT,
    PARTNER_SECRET_CONTOSO: `whsec_${secrets.contosoSecret}`,
  };
}

type HostChild = {
  dir: string;
  env: Record<string, string>;
  log: (line: string) => void;
  restartHost: boolean;
  onOffset: (offset: number) => void;
};

/** The app's process. It keeps its port over restarts, since links in mails name it. */
async function startHostChild({ dir, env, log, restartHost, onOffset }: HostChild) {
  const port = await freePort(kept(join(dir, 'port.json'), () => 0));
  writeFileSync(join(dir, 'port.json'), String(port));
  const messages = new EventTarget();
  const lastWords: string[] = [];
  const hear = (line: string) => {
    lastWords.push(line);
    lastWords.splice(0, lastWords.length - 20);
    log(line);
  };
  const child: Child = startChild({
    name: 'app',
    script: new URL('./app-host.ts', import.meta.url),
    args: [APP_DIR, resolve(dir, 'hub'), String(port)],
    env: { ...env, BASE_URL: `http://127.0.0.1:${port}/api` },
    log: hear,
    onMessage: (message) =>
      messages.dispatchEvent(
        Object.assign(new Event(Object.keys(message as FromHost)[0] ?? ''), { message }),
      ),
    ...(restartHost ? { restartAfter } : {}),
  });
  const heard = async <K extends 'ready' | 'advanced'>(kind: K) => {
    const died = child.ended.then(() => {
      throw new Error(`The app ended. Its last words:\n${lastWords.join('\n')}`);
    });
    const [event] = (await Promise.race([once(messages, kind), died])) as [
      { message: Record<K, { offset: number }> },
    ];
    const said = event.message[kind];
    onOffset(said.offset);
    return said;
  };
  const ready = (await heard('ready')) as { origin: string; recovered: number; offset: number };
  return {
    origin: ready.origin,
    recovered: ready.recovered,
    child,
    restarted: () => heard('ready'),
    /** Moves the stack's clock ahead; everything due on the way happens in order. */
    async advance(milliseconds: number): Promise<void> {
      const advanced = heard('advanced');
      child.send({ advance: milliseconds });
      await advanced;
    },
  };
}

/** Whoever was killed from outside comes back at once; whoever fails by itself waits longer every time. */
const restartAfter = ({ signal }: ChildExit, restarts: number): number =>
  signal === 'SIGKILL' ? 100 : Math.min(250 * 2 ** restarts, 5_000);

/** A fresh id for a webhook or a run. */
export const freshId = (): string => randomUUID();
