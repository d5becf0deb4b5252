import { type EmailMessage, recipientsOf } from '../mail/email-message.ts';
import type { Mail, MailLog } from './mail-log.ts';

/** What became of a send request: a new mail, the same mail once more, or an operation id used for another mail. */
export type Acceptance = 'new' | 'repeated' | 'reused';

/** What arrives at the e-mail endpoint. */
export interface Letter {
  readonly operationId: string;
  readonly contentHash: string;
  readonly message: EmailMessage;
}

/** Every mail of the stack, in the order of arrival. */
export interface Inbox {
  all(): readonly Mail[];
  /** Mails to one address, compared without regard to case. */
  to(address: string): readonly Mail[];
  byOperation(operationId: string): Mail | undefined;
  /** How often a mail was sent again under its operation id; not kept over a restart. */
  repeatsOf(operationId: string): number;
  /** The first mail that fits, now or later; rejects after the limit with the subjects that did arrive. */
  waitFor(fits: (mail: Mail) => boolean, timeoutMs: number): Promise<Mail>;
  /** Returns once the mail is stored: an answer may only be given then. */
  accept(letter: Letter): Promise<Acceptance>;
}

type Listener = (mail: Mail) => void;

/** Whether a mail goes to this address. */
export const isTo = (mail: Mail, address: string): boolean =>
  recipientsOf(mail.message).some((recipient) => recipient.address.toLowerCase() === address.toLowerCase());

/** The inbox over a log; `now` is the stack's clock in epoch milliseconds. */
export function openInbox(log: MailLog, now: () => number): Inbox {
  const mails: Mail[] = [...log.mails];
  const operations = new Map(mails.map((mail) => [mail.operationId, { mail, stored: Promise.resolve() }]));
  const repeats = new Map<string, number>();
  const listeners = new Set<Listener>();
  let written = Promise.resolve();
  let count = mails.length;

  async function acceptNew(letter: Letter): Promise<Acceptance> {
    const mail: Mail = { number: ++count, receivedAt: new Date(now()).toISOString(), ...letter };
    // One write after another, so that the file has the order of the numbers; a failed one stops none after it.
    const stored = written.then(() => log.append(mail));
    written = stored.catch(() => undefined);
    operations.set(letter.operationId, { mail, stored });
    try {
      await stored;
    } catch (error) {
      // Its sender gets an error and will try again: then it is a new mail, not a repeat of one that never was.
      operations.delete(letter.operationId);
      throw error;
    }
    mails.push(mail);
    for (const listener of [...listeners]) listener(mail);
    return 'new';
  }

  return {
    all: () => [...mails],
    to: (address) => mails.filter((mail) => isTo(mail, address)),
    byOperation: (operationId) => operations.get(operationId)?.mail,
    repeatsOf: (operationId) => repeats.get(operationId) ?? 0,
    waitFor(fits, timeoutMs) {
      const found = mails.find(fits);
      return found === undefined ? nextMail(listeners, fits, timeoutMs, mails) : Promise.resolve(found);
    },
    async accept(letter) {
      const known = operations.get(letter.operationId);
      if (known === undefined) return acceptNew(letter);
      if (known.mail.contentHash !== letter.contentHash) return 'reused';
      await known.stored;
      repeats.set(letter.operationId, (repeats.get(letter.operationId) ?? 0) + 1);
      return 'repeated';
    },
  };
}

function nextMail(
  listeners: Set<Listener>,
  fits: (mail: Mail) => boolean,
  timeoutMs: number,
  mails: readonly Mail[],
): Promise<Mail> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      listeners.delete(listener);
      const subjects = mails.map((mail) => JSON.stringify(mail.message.content.subject)).join(', ');
      reject(new Error(`No such mail within ${timeoutMs} ms; arrived: ${subjects || 'none'}.`));
    }, timeoutMs);
    const listener: Listener = (mail) => {
      if (!fits(mail)) return;
      clearTimeout(limit);
      listeners.delete(listener);
      resolve(mail);
    };
    listeners.add(listener);
  });
}
