import type { Mail } from '../../../shared/mail/mailer.ts';

const LINK = /\/sign#(\S+)/;

/** The token of the link in a mail, if there is one. */
export const tokenIn = (mail: Mail): string | undefined => LINK.exec(mail.text)?.[1];
