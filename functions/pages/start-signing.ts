import { html } from '../../shared/mail/html.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';
import { languageNamed, languageOf } from '../runtime/language.ts';
import { input } from './parts/field.ts';
import { page } from './parts/page.ts';
import { refusalPageTo } from './parts/refusal-page.ts';
import { start as en } from './words/en/start.ts';
import { start as nl } from './words/nl/start.ts';
import { inEvery } from './words/words.ts';

const WORDS = inEvery(en, nl);

/**
 * Where a link leads. Loading it changes nothing and tells us nothing: the code stays in the fragment until a click
 * sends it (RELIABILITY 0.7, 0.8). Without JavaScript the code can be pasted. A language chosen here goes along.
 */
export const startSigning = endpoint({
  name: 'startSigning',
  method: 'GET',
  route: 'sign',
  caller: anybody,
  refusal: refusalPageTo({ to: 'sign', label: (language) => WORDS[language].title, root: '' }),
  async handle(knock) {
    const language = languageOf(knock);
    const words = WORDS[language];
    const chosen = languageNamed(knock.request.query.get('language'));
    const body = html`<p class="lead">${words.intro}</p>
<p>${words.harmless}</p>
<form method="post" action="sign/open${chosen && `?language=${chosen}`}">
<div id="code-field">
${input({ name: 'code', label: words.code, hint: words.codeHint, spellcheck: false }, { language })}</div>
<p><button type="submit">${words.open}</button></p>
</form>
<p class="fine">${words.notExpected}</p>`;
    return { response: page(words.title, body, { language, root: '' }) };
  },
});
