import { type Arrivals, openArrivals } from '../arrivals.ts';
import type { JsonLines } from '../json-lines.ts';
import { type EmailMessage, recipientsOf } from '../mail/email-message.ts';
import type { Mail } from './mail-log.ts';

/** What arrives at the e-mail endpoint. */
export interface Letter {
  readonly operationId: string;
  readonly contentHash: string;
  readonly message: EmailMessage;
}

/** Every mail of the stack, in the order of arrival, each operation id once. */
export interface Inbox extends Omit<Arrivals<Letter>, 'byId'> {
  byOperation(operationId: string): Mail | undefined;
  /** Mails to one address, compared without regard to case. */
  to(address: string): readonly Mail[];
}

/** Whether a mail goes to this address. */
export const isTo = (mail: Mail, address: string): boolean =>
  recipientsOf(mail.message).some((recipient) => recipient.address.toLowerCase() === address.toLowerCase());

/** The inbox over a log; `now` is the stack's clock in epoch milliseconds. */
export function openInbox(log: JsonLines<Mail>, now: () => number): Inbox {
  const mails = openArrivals<Letter>({
    log,
    now,
    idOf: ({ operationId }) => operationId,
    contentOf: ({ contentHash }) => contentHash,
    nameOf: ({ message }) => message.content.subject,
  });
  return {
    ...mails,
    byOperation: mails.byId,
    to: (address) => mails.all().filter((mail) => isTo(mail, address)),
  };
}
