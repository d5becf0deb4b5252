import { html } from '../../../shared/mail/html.ts';
import { anybody, endpoint } from '../../runtime/endpoint.ts';
import { languageOf } from '../../runtime/language.ts';
import { page } from '../parts/page.ts';
import { refusalPage } from '../parts/refusal-page.ts';
import { uploadForm, VERIFY } from './upload-form.ts';

/** Where anybody can have a PDF checked; nobody has to say who they are. */
export const verifyPage = endpoint({
  name: 'verifyPage',
  method: 'GET',
  route: 'verify',
  caller: anybody,
  refusal: refusalPage,
  async handle(knock) {
    const language = languageOf(knock);
    const words = VERIFY[language];
    const body = html`<p>${words.intro}</p>
<p>${words.kept}</p>
${uploadForm(language)}`;
    return { response: page(words.title, body, { language, root: '' }) };
  },
});
