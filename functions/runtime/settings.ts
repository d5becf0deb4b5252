import { z } from 'zod';

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
    SEAL_KEY_PEM: z.string().includes('PRIVATE KEY'),
    SEAL_CERTIFICATES_PEM: z.string().includes('BEGIN CERTIFICATE'),
    ENTRA_AUTHORITY: origin.default('https://login.microsoftonline.com'),
    API_AUDIENCE: z.string().min(1),
    OPS_TENANT_ID: z.guid(),
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
      settings.ACS_CONNECTION_STRING ?? settings.ACS_ENDPOINT,
      'ACS_CONNECTION_STRING',
      'or ACS_ENDPOINT is needed',
    );
    need(
      !(settings.WEBSITE_SITE_NAME && settings.CLOCK_OFFSET_MS),
      'CLOCK_OFFSET_MS',
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
