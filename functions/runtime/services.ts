import { acsMailer, type MailService } from '../../shared/adapters/azure/acs-mailer.ts';
import { blobDocumentArchive, blobFormArchive } from '../../shared/adapters/azure/blob-form-archive.ts';
import { type StorageAccount, storageClients } from '../../shared/adapters/azure/clients.ts';
import { appCredential } from '../../shared/adapters/azure/credential.ts';
import { tableDeliveries } from '../../shared/adapters/azure/table-deliveries.ts';
import { tablePartnerRegistry } from '../../shared/adapters/azure/table-partner-registry.ts';
import { tableTransferIndex } from '../../shared/adapters/azure/table-transfer-index.ts';
import { tableTransferStore } from '../../shared/adapters/azure/table-transfer-store.ts';
import { loadFormFonts } from '../../shared/adapters/fonts/font-files.ts';
import { pemSigner } from '../../shared/adapters/pem/pem-signer.ts';
import { webhookPortalNotifier } from '../../shared/adapters/webhook/webhook-portal-notifier.ts';
import { calendarIn } from '../../shared/calendar/calendar-book.ts';
import { placesWith } from '../../shared/guidance/cloud-places.ts';
import type { GuideSources } from '../../shared/mail/facts/guide-facts.ts';
import { pdfPapers } from '../../shared/seal/pdf-papers.ts';
import { instantAt } from '../../shared/transfer/instant.ts';
import type { Services } from '../../shared/workflow/services.ts';
import { readSettings, type Settings } from './settings.ts';

/** What doors need beyond the use cases' services: how callers prove who they are. */
export type AppServices = Services & {
  settings: Settings;
  partnerSecret(name: string): string | undefined;
  guidance: GuideSources;
};

/** The composition root: settings → adapters → ports. Nothing else knows that Azure exists. */
export function composeServices(environment: NodeJS.ProcessEnv): AppServices {
  const settings = readSettings(environment);
  const clients = storageClients(storageAccount(settings));
  return {
    settings,
    transfers: tableTransferStore(clients),
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
    partnerSecret: (name) => environment[`PARTNER_SECRET_${name}`],
    guidance: guidanceOf(settings),
  };
}

const guidanceOf = (settings: Settings): GuideSources => ({
  ticketValues: {
    issueType: settings.TICKET_ISSUE_TYPE,
    supportPlan: settings.TICKET_SUPPORT_PLAN,
    severity: settings.TICKET_SEVERITY,
    problemType: settings.TICKET_PROBLEM_TYPE,
  },
  places: placesWith({ usgov: settings.AZURE_PORTAL_USGOV, public: settings.AZURE_PORTAL_PUBLIC }),
});

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
