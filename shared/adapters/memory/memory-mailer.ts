import type { Mail, Mailer } from '../../mail/mailer.ts';
import { type Fault, writing } from './fault.ts';

/** A mailer that keeps what it accepted. */
export type MemoryMailer = Mailer & {
  /** The mails accepted, oldest first, each operation id once. */
  readonly sent: readonly Mail[];
};

/** Mails in memory; a repeated operation id is accepted and leaves no second mail, as the mail service does it. */
export function memoryMailer({ fault }: { fault?: Fault } = {}): MemoryMailer {
  const sent: Mail[] = [];
  const accepted = new Set<string>();

  return {
    sent,
    send: (mail) =>
      writing(fault, 'mail.send', () => {
        if (accepted.has(mail.operationId)) return;
        accepted.add(mail.operationId);
        sent.push(structuredClone(mail));
      }),
  };
}
