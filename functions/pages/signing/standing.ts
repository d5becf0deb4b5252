import { type Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { timeIn } from '../words/times.ts';
import type { Reader } from './facts.ts';
import { SIGNING } from './words.ts';

/** Whoever signs for the current partner has not done with it before the form is with Microsoft (R-33). */
const leftFor = ({ submissions }: Transfer, party: Reader['party']): boolean =>
  party === 'currentPartner' && submissions === 0;

/** What there is to say to somebody who is not asked to sign now. */
export function standing(transfer: Transfer, { party, language }: Reader): Html {
  const words = SIGNING[language];
  const signed = transfer.signatures[party];
  if (!signed) return html`<p role="status">${words.nothingNow}</p>`;
  const { signedAt, revision, sealedIn } = signed;
  return html`<p role="status">${words.signedOn(timeIn(language, signedAt), revision)} ${sealedIn ? words.sealed : words.beingSealed}</p>
${sealedIn && html`<p>${leftFor(transfer, party) ? words.toAttach : words.nothingMore}</p>`}`;
}
