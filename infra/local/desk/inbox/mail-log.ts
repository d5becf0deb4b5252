import { z } from 'zod';
import { type JsonLines, openJsonLines } from '../json-lines.ts';
import { EmailMessage } from '../mail/email-message.ts';

/** A mail as the desk took it. `number` counts from 1 in the order of arrival; `receivedAt` is the stack's time. */
export const Mail = z.object({
  number: z.int().positive(),
  operationId: z.string(),
  receivedAt: z.iso.datetime(),
  /** Base64 SHA-256 of the request: the same operation id with another content is no repeat. */
  contentHash: z.string(),
  message: EmailMessage,
});
export type Mail = Readonly<z.infer<typeof Mail>>;

/** The mails of a state folder, all of them; without a folder they live in memory. Throws when the file is damaged. */
export const openMailLog = (dir: string | undefined): Promise<JsonLines<Mail>> =>
  openJsonLines({ dir, file: 'mails.jsonl', schema: Mail, what: 'mail' });
