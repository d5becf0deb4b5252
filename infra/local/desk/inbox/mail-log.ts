import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
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

/** Keeps mails over a restart; in memory nothing is kept. */
export interface MailLog {
  readonly mails: readonly Mail[];
  append(mail: Mail): Promise<void>;
}

const FILE = 'mails.jsonl';

async function contentOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

function parse(line: string, index: number): Mail {
  const mail = Mail.safeParse(JSON.parse(line));
  if (!mail.success) throw new Error(`${FILE}, line ${index + 1} is no mail: ${mail.error.message}`);
  return mail.data;
}

/**
 * One JSON line per mail, only ever appended to. A last line without its end was being written when the process was
 * killed; its sender got no answer and sends again, so it is taken off. Any other damage is thrown.
 */
export async function openMailLog(dir: string | undefined): Promise<MailLog> {
  if (dir === undefined) return { mails: [], append: async () => undefined };
  await mkdir(dir, { recursive: true });
  const path = join(dir, FILE);
  const content = await contentOf(path);
  const whole = content.lastIndexOf('\n') + 1;
  if (whole < content.length) await truncate(path, whole);
  const lines = content.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  return {
    mails: lines.map(parse),
    append: (mail) => appendFile(path, `${JSON.stringify(mail)}\n`, { mode: 0o600 }),
  };
}
