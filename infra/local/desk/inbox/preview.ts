import { type Html, html } from '../html.ts';
import type { Answer } from '../room.ts';

const SCHEMES = ['own', 'light', 'dark'] as const;
const WIDTHS = ['desktop', 'phone'] as const;

/** How a mail is looked at: by a program that prefers light or dark (`own`: as this browser does), on which screen. */
export interface View {
  readonly scheme: (typeof SCHEMES)[number];
  readonly width: (typeof WIDTHS)[number];
}

/** The view an address asks for; anything else is the browser's own on a desktop. */
export function viewIn({ searchParams }: URL): View {
  const [scheme, width] = [searchParams.get('scheme'), searchParams.get('width')];
  return {
    scheme: SCHEMES.find((one) => one === scheme) ?? 'own',
    width: WIDTHS.find((one) => one === width) ?? 'desktop',
  };
}

const LABELS: Readonly<Record<View['scheme'] | View['width'], string>> = {
  own: 'As this browser',
  light: 'Light',
  dark: 'Dark',
  desktop: 'Desktop',
  phone: 'Phone',
};

const choice = (path: string, view: View, label: string, isChosen: boolean): Html =>
  html`<a href="${path}?${new URLSearchParams({ ...view }).toString()}#html-part"${isChosen ? html` aria-current="true"` : undefined}>${label}</a>`;

/** The HTML part in a frame of its own that can neither run scripts nor reach this page, and the ways to look at it. */
export function preview(path: string, view: View): Html {
  const { scheme, width } = view;
  const schemes = SCHEMES.map((one) => choice(path, { ...view, scheme: one }, LABELS[one], one === scheme));
  const widths = WIDTHS.map((one) => choice(path, { ...view, width: one }, LABELS[one], one === width));
  return html`<h2 id="html-part">HTML part</h2>
<nav class="views" aria-label="How the mail is shown"><span>${schemes}</span><span>${widths}</span></nav>
<iframe class="${width}" title="HTML part" src="${path}/html?scheme=${scheme}" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

const PREFERS_DARK = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi;

/** A sandboxed frame does not hand a colour scheme down, so its question is answered in the part itself. */
const answered = (part: string, scheme: View['scheme']): string =>
  scheme === 'own' ? part : part.replace(PREFERS_DARK, scheme === 'dark' ? '(min-width:0)' : '(max-width:0)');

/** `GET /inbox/{n}/html?scheme=`: the part as it was sent, links opening in a new tab; only the page above may frame it. */
export function htmlPart(part: string, { scheme }: View): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
        "img-src data:; frame-ancestors 'self'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: answered(part, scheme).replace(/^(\s*<!doctype[^>]*>)?/i, '$1<base target="_blank">'),
  };
}
