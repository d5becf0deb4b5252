import { type Html, html } from './html.ts';
import type { Frame, Part } from './languages/catalogue.ts';

/** A way in for the reader: what the button says, where it leads, and the code for mail programs that break links. */
export type Button = { label: string; link: string; code: string };

/** A mail before it is text or HTML; both are made from it, so that they never differ. */
export type Letter = {
  language: string;
  subject: string;
  greeting: string;
  parts: Part[];
  button: Button | undefined;
  footer: string[];
};

/** Parts without those that have nothing to say. */
export const saying = (parts: readonly Part[]): Part[] =>
  parts.filter((part) =>
    typeof part === 'string' ? part !== '' : ('list' in part ? part.list : part.commands).length > 0,
  );

function plain(part: Part): string {
  if (typeof part === 'string') return part;
  return 'list' in part ? part.list.map((item) => `- ${item}`).join('\n') : part.commands.join('\n');
}

/** The letter as plain text. */
export const asText = ({ greeting, parts, button, footer }: Letter): string =>
  [
    greeting,
    ...parts.map(plain),
    ...(button ? [`${button.label}:\n${button.link}`, button.code] : []),
    `--\n${footer.join('\n')}`,
  ].join('\n\n');

function marked(part: Part): Html {
  if (typeof part === 'string') return html`<p>${part}</p>`;
  if ('list' in part) return html`<ul>${part.list.map((item) => html`<li>${item}</li>`)}</ul>`;
  return html`<pre style="white-space:pre-wrap;font-size:13px">${part.commands.join('\n')}</pre>`;
}

const pressed = ({ label, link, code }: Button): Html =>
  html`<p><a href="${link}" style="background:#0b5394;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none;display:inline-block">${label}</a></p><p style="color:#555;font-size:13px">${code}</p>`;

/** The letter as an HTML document; whatever people wrote is escaped. */
export const asHtml = ({ language, subject, greeting, parts, button, footer }: Letter): string =>
  html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head><body style="font:16px/1.5 system-ui,sans-serif;color:#222;max-width:36em;margin:0 auto;padding:16px"><p>${greeting}</p>${parts.map(marked)}${button && pressed(button)}<hr>${footer.map((line) => html`<p style="color:#555;font-size:13px">${line}</p>`)}</body></html>`
    .text;

/** The button of a link that ends in `#token`. */
export function buttonFor(label: string, link: string, { code }: Frame): Button {
  return { label, link, code: code(link.slice(link.indexOf('#') + 1)) };
}
