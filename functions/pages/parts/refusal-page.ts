import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Refusal, RefusalCode, Violation } from '../../../shared/transfer/refusals.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import { languageOf } from '../../runtime/language.ts';
import { refusals as en } from '../words/en/refusals.ts';
import { refusals as nl } from '../words/nl/refusals.ts';
import { common, inEvery } from '../words/words.ts';
import { faultsOf } from './faults.ts';
import { mailTo } from './mail-to.ts';
import { nextAfter } from './next-after.ts';
import { type PageResponse, page } from './page.ts';

const WORDS = inEvery(en, nl);

/** Where a page that could not be shown leads on to, from its own address. */
type WayOn = { to: string; label(language: Language): string; root?: '' | '../' | '../../' };

function wayOn(refused: RefusalCode, { to, label, root = '../' }: WayOn, language: Language) {
  const words = WORDS[language];
  const link = (href: string, text: string) => html`<p><a href="${href}">${text}</a></p>`;
  switch (nextAfter(refused)) {
    case 'code':
      return link(`${root}sign`, words.enterCode);
    case 'access-code':
      return link(`${root}sign/access-code`, words.enterAccessCode);
    case 'back':
      return link(to, label(language));
    case 'nowhere':
      return undefined;
  }
}

/** Faults of what a person entered; where a stage is named a portal's engineer is meant. */
const ofEntries = (violations: readonly Violation[]): Violation[] =>
  violations.filter(({ path }) => !['type', 'stage', 'action'].includes(path));

function faultList(language: Language, violations: readonly Violation[]): Html | undefined {
  const faults = faultsOf(language, ofEntries(violations), {});
  return faults.length === 0
    ? undefined
    : html`<ul>${faults.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul>`;
}

/** What was posted cannot be asked for again: its language switch leads to where it came from, if that is still there. */
function switchOf(knock: Knock | undefined, refused: RefusalCode, { to, root = '../' }: WayOn) {
  if (knock?.request.method !== 'POST') return {};
  return { switchAt: nextAfter(refused) === 'back' ? to : `${root}sign` };
}

/** Says no in a friendly page in the reader's language: what is the matter, what to do, and where to go. */
export const refusalPageTo =
  (way: WayOn) =>
  ({ refused, status, violations }: Refusal, traceId: string, knock?: Knock): PageResponse => {
    const language = knock ? languageOf(knock) : 'en';
    const words = WORDS[language];
    const body = html`<p role="alert">${words.said[refused]}</p>
${faultList(language, violations)}
${wayOn(refused, way, language)}
${knock && html`<p>${words.help(mailTo(knock.services.opsMailTo))}</p>`}
<p class="fine">${common(language).reference(traceId)}</p>`;
    const frame = { language, status, failed: true, root: way.root ?? '../' };
    return page(words.titles[refused] ?? words.title, body, { ...frame, ...switchOf(knock, refused, way) });
  };

/** A refusal where there is no session yet: all there is to go back to is the page a link leads to. */
export const startRefusal = refusalPageTo({
  to: '../sign',
  label: (language) => WORDS[language].toStart,
});

/** A refusal on the pages where a form is signed. */
export const refusalPage = refusalPageTo({
  to: 'document',
  label: (language) => WORDS[language].toForm,
});
