import { type Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { timeIn } from '../words/times.ts';
import type { Reader } from './facts.ts';
import { SIGNING } from './words.ts';

/** What there is to say to somebody who is not asked to sign now. */
export function standing(transfer: Transfer, { party, language }: Reader): Html {
  const words = SIGNING[language];
  const signed = transfer.signatures[party];
  return html`<p role="status">${signed ? words.signedOn(timeIn(language, signed.signedAt), signed.revision) : words.nothingNow}</p>`;
}
