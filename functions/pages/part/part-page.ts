import { html } from '../../../shared/mail/html.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import type { Refusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { ShownDetails } from '../follow/details-fieldsets.ts';
import { checklist } from '../parts/about.ts';
import { contact } from '../parts/contact.ts';
import { errorSummary } from '../parts/faults.ts';
import { page } from '../parts/page.ts';
import { sessionForm } from '../parts/session-form.ts';
import { part as en } from '../words/en/part.ts';
import { refusals as saidEn } from '../words/en/refusals.ts';
import { part as nl } from '../words/nl/part.ts';
import { refusals as saidNl } from '../words/nl/refusals.ts';
import { inEvery } from '../words/words.ts';
import { asked } from './asked.ts';
import { partFields } from './part-form.ts';

const WORDS = inEvery(en, nl);
const SAID = inEvery(saidEn, saidNl);

type Shown = ShownDetails & { refusal?: Refusal };
type At = { now: string; opsMailTo: string; headers: Record<string, string>; session: LinkSession };

/** The new partner's part as a page; after a refusal with everything that was typed and everything that is wrong. */
export function partPage(
  transfer: Transfer,
  shown: Shown,
  { now, opsMailTo, headers, session }: At,
): ReturnType<typeof page> {
  const { language, faults, refusal } = shown;
  const summary = errorSummary(language, faults);
  const unlisted = refusal && !summary && html`<p role="alert">${SAID[language].said[refusal.refused]}</p>`;
  const body = html`${summary}${unlisted}
${asked(transfer, language)}
${sessionForm(session, { action: 'part' }, partFields(transfer, shown, now))}
${checklist(transfer, 'newPartner', language)}
${contact(transfer, 'newPartner', opsMailTo, language)}`;
  const { title } = WORDS[language];
  return page(title, body, {
    language,
    headers,
    status: refusal?.status ?? 200,
    failed: refusal !== undefined,
  });
}

/** What there is to say once the part is there, whoever sent it. */
export function givenPage(
  language: ShownDetails['language'],
  how: 'thanks' | 'already',
): ReturnType<typeof page> {
  const { given } = WORDS[language];
  const body = html`<p role="status">${given[how]}</p>
<p>${given.next}</p>
<p>${given.wrong}</p>`;
  const status = how === 'thanks' ? 200 : 410;
  return page(given.title, body, { language, status, switchAt: '../sign' });
}
