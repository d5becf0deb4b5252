import { readFileSync } from 'node:fs';
import { type Html, html } from './html.ts';
import type { Answer, Room } from './room.ts';

/** What every page of the desk forbids: scripts, foreign origins, framing by others, caches. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "style-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** A whole page with the desk's head line; `title` is escaped like everything else. */
export function page(title: string, main: Html, status = 200): Answer {
  const whole = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Desk</title>
<link rel="stylesheet" href="/desk.css">
</head>
<body>
<header><nav aria-label="Desk"><a class="home" href="/">Desk</a><a href="/inbox">Inbox</a></nav></header>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return { status, headers: HEADERS, body: whole.text };
}

/** Serves the one style sheet of all pages. */
export function styleRoom(): Room {
  const css = readFileSync(new URL('./desk.css', import.meta.url), 'utf8');
  return {
    answer: ({ method, url }) =>
      method === 'GET' && url.pathname === '/desk.css'
        ? {
            status: 200,
            headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'no-cache' },
            body: css,
          }
        : undefined,
  };
}
