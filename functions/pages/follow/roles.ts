import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { accessCommands } from '../../../shared/workflow/access-commands.ts';
import type { Services } from '../../../shared/workflow/services.ts';
import type { Visit } from '../../runtime/language.ts';
import { roles as en } from '../words/en/roles.ts';
import { roles as nl } from '../words/nl/roles.ts';
import { timeIn } from '../words/times.ts';
import { inEvery } from '../words/words.ts';
import { listForm } from './list-form.ts';
import { possible } from './possible.ts';

const WORDS = inEvery(en, nl);

/**
 * The clean-up, while it is to be done: the commands to run, what they do and what follows, and where to hand in the
 * list they make. The task is the new partner's, but often only the customer has the right to carry it out (A-07, D-09).
 */
export async function cleanUp(
  services: Pick<Services, 'documents' | 'now'>,
  transfer: Transfer,
  visit: Visit,
): Promise<Html | undefined> {
  if (!possible(transfer, services.now()).handInRoles) return undefined;
  const commands = await accessCommands(services, transfer);
  if (isRefusal(commands)) return undefined;
  const { language } = visit;
  const words = WORDS[language];
  return html`<h2>${words.heading}</h2>
<p>${words.whose}</p>
${found(transfer, language)}
${commands.removals.length > 0 ? removing(words) : html`<p>${words.listsOnly}</p>`}
<pre tabindex="0" role="region" aria-label="${words.commands}">${commands.script}</pre>
<p><a href="transfer/clean-up.ps1">${words.download}</a></p>
<h3>${words.handIn}</h3>
<p>${words.handInWhy}</p>
${listForm(transfer, visit, 'transfer/roles')}`;
}

/** Said before the commands that remove somebody's access, because nobody is asked again (DOMAIN 10.4). */
const removing = (words: typeof en): Html => html`<p role="note">${words.firstShows}</p>
<p>${words.grantFirst}</p>`;

const found = ({ access }: Transfer, language: Language): Html | undefined =>
  access &&
  html`<p role="status">${WORDS[language].found(timeIn(language, access.reportedAt), access.ranBy, access.remaining, access.review)}</p>`;
