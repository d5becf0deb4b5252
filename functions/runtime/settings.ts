import { z } from 'zod';
import { CalendarBook } from '../../shared/calendar/calendar-book.ts';
import { PLACES } from '../../shared/guidance/cloud-places.ts';
import { ARTICLE_TICKET_VALUES } from '../../shared/guidance/ticket-values.ts';
import { isNoticeKey } from '../../shared/partners/portal-notice.ts';
import { jsonText, line } from '../../shared/transfer/primitives.ts';
import { Terms } from '../../shared/transfer/terms.ts';
import { RateLimits } from './rate-limits.ts';

const secret = z
  .string()
  .refine((text) => Buffer.from(text, 'base64').length >= 32, 'must be base64 of 32 bytes or more');
const origin = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** The settings of the app, by the names they have in Azure and in `local.settings.json`. */
const Settings = z
  .object({
    /** Azurite or a connection string; in Azure leave it out and give the two URLs. */
    DATA_STORAGE: z.string().optional(),
    DATA_TABLES_URL: origin.optional(),
    DATA_BLOBS_URL: origin.optional(),
    /** Communication Services: a connection string, or the endpoint for the managed identity. */
    ACS_CONNECTION_STRING: z.string().optional(),
    ACS_ENDPOINT: origin.optional(),
    AZURE_CLIENT_ID: z.string().optional(),
    MAIL_FROM: z.email(),
    OPS_MAIL_TO: z.email(),
    /** Where people reach us: `https://…/api`. */
    BASE_URL: origin,
    LINK_SECRET: secret,
    /** Signs what we send to partners' portals; the public half is at `/notice-key`. */
    NOTICE_SIGNING_KEY: z.string().refine(isNoticeKey, 'must be whsk_ and an Ed25519 seed in base64'),
    /** Lets notices go to portals on this machine; refused in Azure, where that would be a way in (RELIABILITY 2.4). */
    PORTALS_ON_LOOPBACK: z.stringbool().default(false),
    /** How long the parties may take, in days: JSON with what differs from the defaults in `Terms` (D-05). */
    TERMS: jsonText(Terms).prefault('{}'),
    /** Which calendars Microsoft Support keeps where, with holidays and days out of turn: JSON, see `CalendarBook`. */
    SUPPORT_CALENDARS: jsonText(CalendarBook).prefault('{}'),
    /** How often one address may knock: JSON with what differs from the defaults in `RateLimits`. */
    RATE_LIMITS: jsonText(RateLimits).prefault('{}'),
    /** A timestamp authority (RFC 3161) whose time goes into every seal, and the roots it is believed by; `required` seals nothing without it. */
    TSA_URL: z.url({ protocol: /^https?$/ }).optional(),
    TSA_POLICY: z.enum(['required', 'optional']).default('optional'),
    TSA_ROOTS_PEM: z.string().includes('BEGIN CERTIFICATE').optional(),
    SEAL_KEY_PEM: z.string().includes('PRIVATE KEY'),
    SEAL_CERTIFICATES_PEM: z.string().includes('BEGIN CERTIFICATE'),
    /** Roots of seals made before: what they sealed stays ours. */
    SEAL_ROOTS_PEM: z.string().includes('BEGIN CERTIFICATE').optional(),
    ENTRA_AUTHORITY: origin.default('https://login.microsoftonline.com'),
    API_AUDIENCE: z.string().min(1),
    OPS_TENANT_ID: z.guid(),
    /** What ticket drafts say; the portal's texts differ between its editions. */
    TICKET_ISSUE_TYPE: line(100).default(ARTICLE_TICKET_VALUES.issueType),
    TICKET_SUPPORT_PLAN: line(100).default(ARTICLE_TICKET_VALUES.supportPlan),
    TICKET_SEVERITY: line(100).default(ARTICLE_TICKET_VALUES.severity),
    TICKET_PROBLEM_TYPE: line(100).default(ARTICLE_TICKET_VALUES.problemType),
    /** The Azure portal of each cloud. */
    AZURE_PORTAL_USGOV: origin.default(PLACES.usgov.azurePortal),
    AZURE_PORTAL_PUBLIC: origin.default(PLACES.public.azurePortal),
    /** Shifts the product's clock, for rehearsals on one machine; refused in Azure. */
    CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
    WEBSITE_SITE_NAME: z.string().optional(),
    WEBSITE_AUTH_ENABLED: z.stringbool().default(false),
  })
  .superRefine((settings, context) => {
    const need = (ok: unknown, path: string, message: string) =>
      ok || context.addIssue({ code: 'custom', path: [path], message });
    need(
      settings.DATA_STORAGE ?? (settings.DATA_TABLES_URL && settings.DATA_BLOBS_URL),
      'DATA_STORAGE',
      'or both DATA_TABLES_URL and DATA_BLOBS_URL are needed',
    );
    need(
      settings.TSA_URL !== undefined || settings.TSA_POLICY === 'optional',
      'TSA_URL',
      'is needed when TSA_POLICY is required',
    );
    need(
      settings.ACS_CONNECTION_STRING ?? settings.ACS_ENDPOINT,
      'ACS_CONNECTION_STRING',
      'or ACS_ENDPOINT is needed',
    );
    need(
      !(settings.WEBSITE_SITE_NAME && settings.CLOCK_OFFSET_MS),
      'CLOCK_OFFSET_MS',
      'must not be set in Azure',
    );
    need(
      !(settings.WEBSITE_SITE_NAME && settings.PORTALS_ON_LOOPBACK),
      'PORTALS_ON_LOOPBACK',
      'must not be set in Azure',
    );
  });
export type Settings = z.infer<typeof Settings>;

/** The settings, or one message that names everything missing; values are never repeated, some are secrets. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = Settings.safeParse(environment);
  if (read.success) return read.data;
  const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The settings are not complete:\n  ${faults.join('\n  ')}`);
}
