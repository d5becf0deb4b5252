/** One mail to one address. `operationId` (a GUID) is the same on every try, so that a retry is not a second mail. */
export type Mail = {
  operationId: string;
  to: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
};

/** The mail service has not accepted a mail; says when to try again, if the service said so. Holds no address. */
export class MailNotAccepted extends Error {
  override name = 'MailNotAccepted';
  readonly status: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  constructor(problem: string, status?: number, retryAfterSeconds?: number) {
    super(`The mail service has not accepted the mail: ${problem}.`);
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same mail will never be accepted: the service finds fault with it, not with the moment. */
  get forGood(): boolean {
    const { status = 0 } = this;
    return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
  }
}

/** Hands a mail to the mail service; done when the service has accepted it. Throws `MailNotAccepted` when it has not. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
