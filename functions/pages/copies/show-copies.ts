import { html } from '../../../shared/mail/html.ts';
import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { partyOfHolder } from '../../../shared/transfer/link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { copyReader, keepSession } from '../../runtime/signer.ts';
import { checklist } from '../parts/about.ts';
import { contact } from '../parts/contact.ts';
import { page } from '../parts/page.ts';
import { copies as en } from '../words/en/copies.ts';
import { copies as nl } from '../words/nl/copies.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { over } from './over.ts';
import { certificatePaper, checking, formPapers } from './papers.ts';
import { copiesRefusal } from './refusals.ts';

const WORDS = inEvery(en, nl);

/** After the end: how it ended, and form and certificate to keep, with what it takes to check them. */
export const showCopies = endpoint({
  name: 'showCopies',
  method: 'GET',
  route: 'sign/copies',
  caller: copyReader,
  refusal: copiesRefusal,
  async handle(knock) {
    const { services } = knock;
    const session = inLanguage(knock, knock.caller);
    const { language, holder } = session;
    const transfer = await sessionTransfer(services, session);
    if (isRefusal(transfer))
      return transfer.refused === 'access-code-needed'
        ? { response: { status: 303, headers: { location: 'access-code' } } }
        : transfer;
    const party = partyOfHolder(holder);
    const until = transfer.links[holder]?.expiresAt;
    const words = WORDS[language];
    const body = html`${over(transfer, language)}
${formPapers(transfer, party, language)}
${certificatePaper(transfer, language)}
${until && html`<p role="note">${words.until(timeIn(language, until))}</p>`}
${checking(language)}
${checklist(transfer, party, language)}
${contact(transfer, party, services.opsMailTo, language)}`;
    return { response: page(words.title, body, { language, headers: keepSession(knock, session) }) };
  },
});
