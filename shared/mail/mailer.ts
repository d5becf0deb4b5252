/** One mail to one address. `operationId` (a GUID) is the same on every try, so that a retry is not a second mail. */
export type Mail = {
  operationId: string;
  to: { address: string; name: string };
  subject: string;
  text: string;
  html: string;
};

/** Hands a mail to the mail service; done when the service has accepted it. Throws when it has not. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
