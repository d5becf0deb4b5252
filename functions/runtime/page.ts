import type { HttpResponseInit } from '@azure/functions';
import { type Html, html } from '../../shared/mail/html.ts';
import type { Refusal, RefusalCode } from '../../shared/transfer/refusals.ts';
import { faultSentence } from './fault-words.ts';

/** `up` leads from the page's address to the folder `sign/`: empty for `sign/document`, `../` one level below. */
type PageInit = { status?: number; headers?: Record<string, string>; up?: '' | '../' };

/** A page in the product's frame. */
export function page(
  title: string,
  body: Html,
  { status = 200, headers, up = '' }: PageInit = {},
): HttpResponseInit {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="${up}sign.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: document.text,
  };
}

/** What a person reads instead of the sentence that is meant for a portal. */
const FOR_PEOPLE: Partial<Record<RefusalCode, string>> = {
  'invalid-content': 'Something is missing or not right.',
  'not-eligible': 'This cannot be corrected in this way.',
  'message-out-of-order': 'The transfer is not at a stage where this can be done.',
  'webhook-id-reused': 'This was sent already with other content. Look at the page again.',
  'commerce-id-missing':
    'Nobody of the old partner has access any more. To complete the transfer, hand in the list together with the new Partner Center subscription ID; the new partner knows it.',
  'body-too-large': 'What you sent is too large.',
};

/** Where a page that could not be shown leads on to. */
type WayOn = { to: string; label: string; up?: '' | '../' };

/** Says no in a friendly page: what is the matter, and where to go. */
export const refusalPageTo =
  ({ to, label, up = '' }: WayOn) =>
  (refusal: Refusal, traceId: string): HttpResponseInit =>
    page(
      'This did not work',
      html`<p role="alert">${FOR_PEOPLE[refusal.refused] ?? refusal.sentence}</p>
${refusal.violations.length > 0 && html`<ul>${refusal.violations.map((fault) => html`<li>${faultSentence(fault)}</li>`)}</ul>`}
<p>${isLost(refusal) ? html`<a href="${up}../sign">Enter the code of your mail</a>` : html`<a href="${to}">${label}</a>`}</p>
<p class="fine">Reference ${traceId}</p>`,
      { status: refusal.status, up },
    );

/** Without a session only the mail helps; with one, the page is still there to go back to. */
const isLost = ({ refused }: Refusal): boolean =>
  refused === 'session-missing' || refused === 'link-not-valid';

/** A refusal on the pages where a form is signed. */
export const refusalPage = refusalPageTo({ to: 'document', label: 'Back to the form' });
