import { acsMailer, type MailService } from '../../shared/adapters/azure/acs-mailer.ts';
import { blobDocumentArchive, blobFormArchive } from '../../shared/adapters/azure/blob-form-archive.ts';
import { type StorageAccount, storageClients } from '../../shared/adapters/azure/clients.ts';
import { appCredential } from '../../shared/adapters/azure/credential.ts';
import { tableDeliveries } from '../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../shared/adapters/azure/table-partner-registry.ts';
import { tableTransferIndex } from '../../shared/adapters/azure/table-transfer-index.ts';
import { tableTransferStore } from '../../shared/adapters/azure/table-transfer-store.ts';
import { loadFormFonts } from '../../shared/adapters/fonts/font-files.ts';
import { isolatedReader } from '../../shared/adapters/isolated/isolated-reader.ts';
import { certificatesIn } from '../../shared/adapters/pem/pem-certificates.ts';
import { pemSigner } from '../../shared/adapters/pem/pem-signer.ts';
import { httpTimestamper } from '../../shared/adapters/tsa/http-timestamper.ts';
import { webhookPortalNotifier } from '../../shared/adapters/webhook/webhook-portal-notifier.ts';
import { calendarIn } from '../../shared/calendar/calendar-book.ts';
import type { GuideSources } from '../../shared/mail/facts/guide-facts.ts';
import { pdfPapers } from '../../shared/seal/pdf-papers.ts';
import type { Timestamps } from '../../shared/seal/timestamper.ts';
import { instantAt } from '../../shared/transfer/instant.ts';
import type { Roots } from '../../shared/verify/reading.ts';
import type { Verification } from '../../shared/verify/verify-document.ts';
import type { Services } from '../../shared/workflow/services.ts';
import { guidanceOf } from './guidance-settings.ts';
import { type Limiter, rateLimiter } from './rate-limits.ts';
import { readSettings, type Settings } from './settings.ts';

/** What doors need beyond the use cases' services: how callers prove who they are. */
export type AppServices = Services & {
  settings: Settings;
  partnerSecret(name: string): string | undefined;
  guidance: GuideSources;
  limits: Limiter;
  /** What documents that somebody brings are read with and held against. */
  verification: Verification;
};

/** The composition root: settings → adapters → ports. Nothing else knows that Azure exists. */
export function composeServices(environment: NodeJS.ProcessEnv): AppServices {
  const settings = readSettings(environment);
  const clients = storageClients(storageAccount(settings));
  const transfers = tableTransferStore(clients);
  return {
    settings,
    transfers,
    index: tableTransferIndex(clients),
    deliveries: tableDeliveries(clients),
    partners: tablePartnerRegistry(clients),
    forms: blobFormArchive(clients),
    documents: blobDocumentArchive(clients),
    terms: settings.TERMS,
    calendarOf: (about) => calendarIn(settings.SUPPORT_CALENDARS, about),
    papers: pdfPapers({
      fonts: loadFormFonts,
      signer: pemSigner({ key: settings.SEAL_KEY_PEM, certificates: settings.SEAL_CERTIFICATES_PEM }),
      timestamps: timestampsOf(settings),
    }),
    mailer: acsMailer(mailService(settings), settings.MAIL_FROM),
    portals: webhookPortalNotifier({
      signingKey: settings.NOTICE_SIGNING_KEY,
      loopback: settings.PORTALS_ON_LOOPBACK,
    }),
    now: () => instantAt(Date.now() + clockOffset(environment, settings)),
    baseUrl: settings.BASE_URL,
    linkSecret: Buffer.from(settings.LINK_SECRET, 'base64'),
    opsMailTo: settings.OPS_MAIL_TO,
    mailFrom: settings.MAIL_FROM,
    partnerSecret: (name) => environment[`PARTNER_SECRET_${name}`],
    guidance: guidanceOf(settings),
    limits: rateLimiter(settings.RATE_LIMITS),
    verification: { reader: isolatedReader(), roots: rootsOf(settings), transfers },
  };
}

/** The last certificate of the seal's chain is the root it is believed by. */
const rootsOf = ({ SEAL_CERTIFICATES_PEM, SEAL_ROOTS_PEM = '', TSA_ROOTS_PEM }: Settings): Roots => ({
  seal: [...certificatesIn(SEAL_CERTIFICATES_PEM).slice(-1), ...certificatesIn(SEAL_ROOTS_PEM)],
  ...(TSA_ROOTS_PEM ? { timestamps: certificatesIn(TSA_ROOTS_PEM) } : {}),
});

/** The authority that says when a seal was made, where one is set. */
const timestampsOf = ({ TSA_URL, TSA_POLICY, TSA_ROOTS_PEM }: Settings): Timestamps | undefined =>
  TSA_URL === undefined
    ? undefined
    : {
        timestamper: httpTimestamper({
          url: TSA_URL,
          roots: TSA_ROOTS_PEM ? certificatesIn(TSA_ROOTS_PEM) : undefined,
        }),
        policy: TSA_POLICY,
      };

/** The clock may be moved on while the app runs, so this one setting is read each time; never in Azure. */
const clockOffset = (environment: NodeJS.ProcessEnv, { WEBSITE_SITE_NAME }: Settings): number =>
  WEBSITE_SITE_NAME ? 0 : Number(environment.CLOCK_OFFSET_MS ?? 0);

function storageAccount(settings: Settings): StorageAccount {
  const { DATA_STORAGE, DATA_TABLES_URL = '', DATA_BLOBS_URL = '' } = settings;
  return DATA_STORAGE
    ? { connectionString: DATA_STORAGE }
    : {
        tablesUrl: DATA_TABLES_URL,
        blobsUrl: DATA_BLOBS_URL,
        credential: appCredential(settings.AZURE_CLIENT_ID),
      };
}

function mailService(settings: Settings): MailService {
  const { ACS_CONNECTION_STRING, ACS_ENDPOINT = '' } = settings;
  return ACS_CONNECTION_STRING
    ? { connectionString: ACS_CONNECTION_STRING }
    : { endpoint: ACS_ENDPOINT, credential: appCredential(settings.AZURE_CLIENT_ID) };
}

let composed: AppServices | undefined;

/** The services of this process, composed when the first invocation needs them. */
export function services(): AppServices {
  composed ??= composeServices(process.env);
  return composed;
}
