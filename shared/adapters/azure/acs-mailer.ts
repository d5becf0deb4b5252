import type { EmailClient, EmailMessage } from '@azure/communication-email';
import type { TokenCredential } from '@azure/identity';
import { type Mail, type Mailer, MailNotAccepted } from '../../mail/mailer.ts';
import { repeatable } from './repeatable.ts';

/** Azure Communication Services: by connection string (local), or by endpoint and identity (Azure). */
export type MailService = { connectionString: string } | { endpoint: string; credential: TokenCredential };

const LIMIT_MS = 20_000;

/** What the service answers when it has this operation already: the first try arrived and its reply was lost. */
const REPEATED: readonly unknown[] = [409, 412];

/** Mails through Azure Communication Services. Nothing is retried here: quotas are small and the caller has timers. */
export function acsMailer(service: MailService, senderAddress: string, limitMs = LIMIT_MS): Mailer {
  let client: Promise<EmailClient> | undefined;

  return {
    async send(mail) {
      client ??= emailClient(service);
      const sender = await client;
      const abortSignal = AbortSignal.timeout(limitMs);
      let accepted = false;
      const onResponse = ({ status }: { status: number }) => {
        accepted ||= status === 202;
      };
      try {
        const { operationId } = mail;
        await sender.beginSend(messageOf(mail, senderAddress), { operationId, abortSignal, onResponse });
      } catch (error) {
        // `beginSend` also asks for the state; once the mail is accepted, a failure of that question means nothing.
        if (accepted || REPEATED.includes((error as { statusCode?: number }).statusCode)) return;
        if (abortSignal.aborted) throw new MailNotAccepted(`no answer within ${limitMs} ms`);
        throw notAccepted(error);
      }
    },
  };
}

/** The SDK's constructor puts the whole connection string into its error, which is therefore not passed on. */
async function emailClient(service: MailService): Promise<EmailClient> {
  const { EmailClient } = await import('@azure/communication-email');
  const options = { retryOptions: { maxRetries: 0 }, additionalPolicies: [repeatable] };
  if (!('connectionString' in service)) return new EmailClient(service.endpoint, service.credential, options);
  const { connectionString } = service;
  try {
    const allowInsecureConnection = /(^|;)\s*endpoint=http:/i.test(connectionString);
    return new EmailClient(connectionString, { ...options, allowInsecureConnection });
  } catch {
    throw new Error('The connection string of the mail service cannot be used.');
  }
}

const messageOf = ({ to, subject, text, html }: Mail, senderAddress: string): EmailMessage => ({
  senderAddress,
  content: { subject, plainText: text, html },
  recipients: { to: [{ address: to.address, displayName: to.name }] },
  disableUserEngagementTracking: true,
});

function notAccepted(error: unknown): MailNotAccepted {
  const { statusCode, code, response } = error as {
    statusCode?: number;
    code?: string;
    response?: { headers: { get(name: string): string | undefined } };
  };
  const problem = [statusCode, code].filter((part) => part !== undefined).join(' ') || 'no connection';
  return new MailNotAccepted(problem, statusCode, secondsUntil(response?.headers.get('retry-after')));
}

/** `Retry-After` is a number of seconds or a date. */
function secondsUntil(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1_000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}
