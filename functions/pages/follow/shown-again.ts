import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Refusal, RefusalCode } from '../../../shared/transfer/refusals.ts';
import { errorSummary, type Fault } from '../parts/faults.ts';
import { page } from '../parts/page.ts';
import { follow as en } from '../words/en/follow.ts';
import { refusals as saidEn } from '../words/en/refusals.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { refusals as saidNl } from '../words/nl/refusals.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const SAID = inEvery(saidEn, saidNl);

/** Where mending what was typed helps; anything else would only be refused again. */
const MENDABLE: readonly RefusalCode[] = [
  'invalid-content',
  'not-eligible',
  'correction-superseded',
  'commerce-id-missing',
  'invalid-commerce-id',
  'old-partner-not-recognisable',
];

/** Whether a form is worth showing again with what was typed in it. */
export const isMendable = ({ refused }: Refusal): boolean => MENDABLE.includes(refused);

type Again = {
  language: Language;
  title: string;
  refusal: Refusal;
  faults: readonly Fault[];
  form: Html;
  headers: Record<string, string>;
};

/** So much typing is not to be done twice: the form comes back with it, and with what is wrong where it is wrong. */
export function shownAgain({
  language,
  title,
  refusal,
  faults,
  form,
  headers,
}: Again): ReturnType<typeof page> {
  const summary = errorSummary(language, faults);
  // Beside faults that are listed the sentence that there are some says nothing.
  const said = summary && refusal.refused === 'invalid-content' ? '' : SAID[language].said[refusal.refused];
  const body = html`${summary}${said && html`<p${!summary && html` role="alert"`}>${said}</p>`}
${form}
<p><a href="../transfer">${WORDS[language].back}</a></p>`;
  const at = { root: '../../', switchAt: '../transfer' } as const;
  return page(title, body, { language, status: refusal.status, failed: true, headers, ...at });
}
