import { type Html, html } from '../../../shared/mail/html.ts';
import { Language } from '../../../shared/transfer/party.ts';
import type { Answer } from '../../runtime/answer.ts';
import { asset } from '../../runtime/assets.ts';
import { common } from '../words/words.ts';

/** A page as a door answers it. */
export type PageResponse = Extract<Answer, { response: unknown }>['response'];

/**
 * `root` is the way from the page's address to the folder that holds `sign`: empty for `sign` itself, `../` for what
 * lies in it, `../../` one level below. `switchAt` is where the language switch leads when the page answers a POST and
 * cannot be asked for again. A page that has `failed` says so in its title, which a screen reader reads first.
 */
export type PageInit = {
  language: Language;
  status?: number;
  headers?: Record<string, string>;
  root?: '' | '../' | '../../';
  switchAt?: string;
  failed?: boolean;
};

/** What the languages are called by those who speak them. */
const OWN_NAME: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** The way to every language; no state of ours changes but the session's language. */
function languageSwitch(language: Language, at: string): Html {
  const way = (other: Language): Html =>
    other === language
      ? html`<li><span aria-current="true" lang="${other}">${OWN_NAME[other]}</span></li>`
      : html`<li><a href="${at}?language=${other}" hreflang="${other}" lang="${other}" data-language-switch>${OWN_NAME[other]}</a></li>`;
  return html`<nav aria-label="${common(language).languages}"><ul class="languages">${Language.options.map(way)}</ul></nav>`;
}

/** A page in the product's frame; `title` is its one h1. */
export function page(title: string, body: Html, init: PageInit): PageResponse {
  const { language, status = 200, headers, root = '../', switchAt = '', failed = false } = init;
  const words = common(language);
  const document = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${failed ? words.failedTitle(title) : title}</title>
<link rel="icon" href="${root}${asset('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${root}${asset('sign.css')}">
<script type="module" src="${root}${asset('sign.js')}"></script>
</head>
<body>
<a class="skip" href="#main">${words.skip}</a>
<header class="head">
<p class="product">${words.product}</p>
${languageSwitch(language, switchAt)}
</header>
<main id="main" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer class="foot"><p><a href="${root}verify">${words.verify}</a></p></footer>
</body>
</html>`;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-language': language, ...headers },
    body: document.text,
  };
}
