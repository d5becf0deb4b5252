import { randomUUID } from 'node:crypto';
import { EmailClient, type EmailClientOptions, type EmailMessage } from '@azure/communication-email';
import { type Desk, startDesk } from '../../../infra/local/desk/start-desk.ts';

/** A desk of its own for a test, with the clock of this machine unless told. */
export const aDesk = (options: Partial<Parameters<typeof startDesk>[0]> = {}): Promise<Desk> =>
  startDesk({ now: () => Date.now(), clients: [], ...options });

/** A letter the desk accepts; its parts can be replaced. */
export const aLetter = (content: Partial<EmailMessage['content']> = {}, to = 'ann@customer.example') =>
  ({
    senderAddress: 'transfers@mail.example',
    content: { subject: 'Please sign the form', plainText: 'Please sign.', ...content },
    recipients: { to: [{ address: to, displayName: 'Ann Lee' }] },
  }) as EmailMessage;

/** The real client, without its own retries unless told. */
export const clientFor = (desk: Desk, options: EmailClientOptions = {}): EmailClient =>
  new EmailClient(desk.mailConnectionString, {
    allowInsecureConnection: true,
    retryOptions: { maxRetries: 0 },
    ...options,
  });

/** Sends with the real client and answers the operation id. */
export async function send(desk: Desk, letter: EmailMessage = aLetter(), operationId: string = randomUUID()) {
  await clientFor(desk).beginSend(letter, { operationId });
  return operationId;
}
