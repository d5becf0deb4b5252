import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storageClients } from '../../shared/adapters/azure/clients.ts';
import { tablePartnerRegistry } from '../../shared/adapters/azure/table-partner-registry.ts';
import { noticePublicKey } from '../../shared/partners/portal-notice.ts';
import { buildPages } from '../pages/build.ts';
import { type Azurite, startAzurite } from './azurite.ts';
import { openPortals } from './desk/portals/portals.ts';
import { portalsRoom } from './desk/portals/portals-room.ts';
import { type Desk, startDesk } from './desk/start-desk.ts';
import { openTsa, type Tsa } from './desk/tsa/tsa-room.ts';
import { startHostChild } from './host-child.ts';
import { kept } from './kept.ts';
import { makeSecrets, portalsOf, type SampleSecrets, samplePartners } from './sample-partners.ts';
import { sealKey } from './seal-key.ts';

const OPS_TENANT = '9b1d1c5e-7b1a-4d53-8a7e-5d0d7c1f0a10';
const OPS_APP = '0f9ee2d4-6a0e-4c71-9c55-0a7c6a3c1f03';
const AUDIENCE = 'api://csp-subscription-transfer';

/** Where the stack keeps its state, and where its lines go. `dir` may be used again; the state is taken up. */
export type StackOptions = {
  dir: string;
  /** Where the keys of seal and timestamps are kept, if not with the state: papers outlive the state of a demo. */
  keys?: string;
  log?: (line: string) => void;
  restartHost?: boolean;
};

/** A running stack: the app in its host, storage and desk, with what a person or a test needs to use it. */
export type Stack = Awaited<ReturnType<typeof startStack>>;

/** Starts everything on free ports, makes what keys are missing, and makes the two sample partners known with their portals at the desk. */
export async function startStack({ dir, keys = dir, log = () => {}, restartHost = true }: StackOptions) {
  mkdirSync(dir, { recursive: true });
  const secrets = kept<SampleSecrets>(join(dir, 'secrets.json'), makeSecrets);
  const known = samplePartners(secrets);
  const [seal] = await Promise.all([sealKey(keys, new Date()), buildPages()]);
  let offset = 0;
  const now = () => Date.now() + offset;
  const links: { label: string; url: string }[] = [];
  const portals = await openPortals({ ...portalsIn(dir, known, secrets), now });
  const tsa = await openTsa({ dir: keys, now });
  const rooms = [portalsRoom(portals), tsa.room];
  const [azurite, desk] = await Promise.all([
    startAzurite({ dir: join(dir, 'azurite'), log }),
    startDesk({ dir: join(dir, 'desk'), now, clients: deskClients(known, secrets), links, rooms }),
  ]);
  const partners = samplePartners(secrets, desk.origin);
  await seedPartners(azurite, partners);
  const opsClient = { tenantId: OPS_TENANT, clientId: OPS_APP, clientSecret: secrets.clientSecrets[2] ?? '' };
  const portalKeys = portalsOf(partners, opsClient, { audience: AUDIENCE, noticeKey: portals.noticeKey });
  writeFileSync(join(dir, 'portals.json'), JSON.stringify(portalKeys, null, 2), { mode: 0o600 });
  const host = await startHostChild({
    dir,
    env: environment({ azurite, desk, secrets, seal, tsa }),
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
    portals,
    tsa,
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

type Partners = ReturnType<typeof samplePartners>;

/** The desk stands in for the portals of both partners; they believe the key of this stack alone. */
const portalsIn = (dir: string, known: Partners, secrets: SampleSecrets) => ({
  dir: join(dir, 'desk'),
  noticeKey: noticePublicKey(secrets.noticeKey),
  portals: Object.values(known).map(({ partner: { partnerId, organisationName: name } }) => ({
    partnerId,
    name,
  })),
});

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

/** Everybody on one machine calls from one address; the limits stay, but high enough for all of them. */
const ONE_MACHINE = { open: 1000, openLink: 1000, accessCode: 1000, verify: 1000 };

type Parts = {
  azurite: Azurite;
  desk: Desk;
  secrets: SampleSecrets;
  seal: Awaited<ReturnType<typeof sealKey>>;
  tsa: Tsa;
};

function environment({ azurite, desk, secrets, seal, tsa }: Parts): Record<string, string> {
  return {
    TASK_HUB_NAME: 'CspTransferLocal',
    DATA_STORAGE: azurite.connectionString,
    ACS_CONNECTION_STRING: desk.mailConnectionString,
    MAIL_FROM: 'transfers@csp-transfer.example',
    OPS_MAIL_TO: 'ops@csp-transfer.example',
    LINK_SECRET: secrets.linkSecret,
    SEAL_KEY_PEM: seal.key,
    SEAL_CERTIFICATES_PEM: seal.certificates,
    TSA_URL: `${desk.origin}${tsa.path}`,
    TSA_ROOTS_PEM: tsa.root,
    ENTRA_AUTHORITY: desk.issuer.authority,
    API_AUDIENCE: AUDIENCE,
    OPS_TENANT_ID: OPS_TENANT,
    NOTICE_SIGNING_KEY: secrets.noticeKey,
    PORTALS_ON_LOOPBACK: 'true',
    RATE_LIMITS: JSON.stringify(ONE_MACHINE),
    PARTNER_SECRET_CONTOSO: `whsec_${secrets.contosoSecret}`,
  };
}

/** A fresh id for a webhook or a run. */
export const freshId = (): string => randomUUID();
