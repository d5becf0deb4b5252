import type { HttpResponseInit } from '@azure/functions';
import { type Html, html } from '../../shared/mail/html.ts';
import type { Refusal } from '../../shared/transfer/refusals.ts';

/** A page in the product's frame. */
export function page(
  title: string,
  body: Html,
  init: { status?: number; headers?: Record<string, string> } = {},
): HttpResponseInit {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="sign.css">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>`;
  return {
    status: init.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', ...init.headers },
    body: document.text,
  };
}

/** A refusal below `sign/` as a friendly page: what is the matter, and what to do. */
export const refusalPage = (refusal: Refusal, traceId: string): HttpResponseInit =>
  page(
    'This did not work',
    html`<p role="alert">${refusal.sentence}</p>
${refusal.violations.map(({ message }) => html`<p>${message}</p>`)}
<p>${wayOn(refusal)}</p>
<p class="fine">Reference ${traceId}</p>`,
    { status: refusal.status },
  );

/** Without a session only the mail helps; with one, the form is still there to go back to. */
const wayOn = ({ refused }: Refusal): Html =>
  refused === 'session-missing' || refused === 'link-not-valid'
    ? html`<a href="../sign">Enter the code of your mail</a>`
    : html`<a href="document">Back to the form</a>`;
