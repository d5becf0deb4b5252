import { html } from '../../../shared/mail/html.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import type { Visit } from '../../runtime/language.ts';
import { keepSession } from '../../runtime/signer.ts';
import { errorSummary } from '../parts/faults.ts';
import { input } from '../parts/field.ts';
import { type PageResponse, page } from '../parts/page.ts';
import { sessionForm } from '../parts/session-form.ts';
import { accessCode as en } from '../words/en/start.ts';
import { accessCode as nl } from '../words/nl/start.ts';
import { inEvery } from '../words/words.ts';

/** The words of the page that asks for the access code. */
export const ACCESS_CODE = inEvery(en, nl);

/** Asks for the code that was told out of band (RELIABILITY S7); it is never shown again, not even a wrong one. */
export function accessCodePage(knock: Knock, session: Visit, fault = ''): PageResponse {
  const { language } = session;
  const words = ACCESS_CODE[language];
  const field = {
    name: 'accessCode',
    label: words.code,
    hint: words.codeHint,
    max: 100,
    autocomplete: 'one-time-code',
    spellcheck: false as const,
  };
  const content = html`${input(field, { language, fault })}<p><button type="submit">${words.go}</button></p>`;
  const body = html`${fault && errorSummary(language, [{ field: 'accessCode', sentence: fault }])}<p class="lead">${words.intro}</p>
${sessionForm(session, { action: 'access-code' }, content)}
<p class="fine">${words.forgotten}</p>`;
  const tried = fault ? { status: 422, failed: true, switchAt: 'access-code' } : {};
  return page(words.title, body, { language, headers: keepSession(knock, session), ...tried });
}
