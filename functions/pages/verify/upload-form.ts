import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { verify as en } from '../words/en/verify.ts';
import { verify as nl } from '../words/nl/verify.ts';
import { inEvery } from '../words/words.ts';

/** The words of verification's pages. */
export const VERIFY = inEvery(en, nl);

/** The form a file is brought with; it works without a script, and says beside the field what was wrong. */
export function uploadForm(language: Language, fault?: string): Html {
  const words = VERIFY[language];
  const about = fault ? 'file-fault' : undefined;
  return html`<form method="post" action="verify?language=${language}" enctype="multipart/form-data">
<p><label for="file">${words.file}</label>
${fault && html`<strong class="fault" id="file-fault">${fault}</strong>`}
<input type="file" id="file" name="file" accept="application/pdf,.pdf" required${about && html` aria-invalid="true" aria-describedby="${about}"`}></p>
<p><button type="submit">${words.check}</button></p>
</form>`;
}
