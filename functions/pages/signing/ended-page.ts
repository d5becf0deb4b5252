import { html } from '../../../shared/mail/html.ts';
import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import { languageOf } from '../../runtime/language.ts';
import { over } from '../copies/over.ts';
import { contact } from '../parts/contact.ts';
import { type PageResponse, page } from '../parts/page.ts';
import { OUTCOME } from './words.ts';

/** Whoever was replaced before the end learns of it from their own organisation, not from us. */
const wasLast = ({ pastLinks, links }: Transfer, { holder, generation }: SigningSession): boolean =>
  [...pastLinks.filter((link) => link.holder === holder), ...[links[holder] ?? []].flat()].every(
    (link) => link.generation <= generation,
  );

/**
 * How the transfer ended, for a session that is older than the end: who signed or declined comes back and wants to
 * know. `undefined` where the transfer goes on, or somebody else was asked meanwhile.
 */
export async function endedPage(knock: Knock, session: SigningSession): Promise<PageResponse | undefined> {
  const { services } = knock;
  const transfer = (await services.transfers.find(session.transferId))?.transfer;
  if (!transfer || !isEnd(transfer.stage) || !wasLast(transfer, session)) return undefined;
  const language = languageOf(knock);
  const { title, copies } = OUTCOME[language].over;
  const body = html`${over(transfer, language)}
<p>${copies}</p>
${contact(transfer, session.holder, services.opsMailTo, language)}`;
  return page(title, body, { language, status: 410 });
}
