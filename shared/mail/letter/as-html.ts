import { Html, html } from '../html.ts';
import { block, safe, wayIn } from './blocks.ts';
import type { Letter } from './letter.ts';
import { FILLER, previewOf } from './preview.ts';
import { dressed, STYLE_BLOCKS } from './style.ts';

/** Outlook on Windows knows no greatest width, so it alone is given a table of 600 pixels. */
const OUTLOOK_OPEN = new Html(
  '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->',
);
const OUTLOOK_CLOSE = new Html('<!--[if mso]></td></tr></table><![endif]-->');

const head = ({ subject }: Letter): Html => html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${subject}</title>
${STYLE_BLOCKS}
</head>`;

const card = ({ subject, greeting, about, parts, button, safety }: Letter): Html =>
  html`<h1 ${dressed('title', 'ink')}>${subject}</h1>
<p ${dressed('text', 'ink')}>${greeting}</p>
<p ${dressed('small', 'soft')}>${about}</p>
${parts.map(block)}${button && wayIn(button)}${safety && safe(safety)}`;

const column = (letter: Letter): Html => html`${OUTLOOK_OPEN}
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" ${dressed('column')}>
<tr><td ${dressed('head', 'soft')}>${letter.product}</td></tr>
<tr><td align="left" ${dressed('content', 'card')}>
${card(letter)}</td></tr>
<tr><td align="left" ${dressed('foot')}>
${letter.footer.map(
  (line) => html`<p ${dressed('small', 'soft')}>${line}</p>
`,
)}</td></tr>
</table>
${OUTLOOK_CLOSE}`;

/**
 * The letter as an HTML document that mail programs can show: tables, inline styles, nothing from outside, no script,
 * no picture, nothing that reports back. Whatever people wrote is escaped. Gmail drops the language of the document,
 * so the body's only child names it again.
 */
export const asHtml = (letter: Letter): string =>
  html`<!doctype html>
<html lang="${letter.language}" dir="ltr">
${head(letter)}
<body ${dressed('body', 'page')}>
<div lang="${letter.language}" dir="ltr">
<div ${dressed('preview')}>${previewOf(letter.parts)}${FILLER}</div>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" ${dressed('frame', 'page')}>
<tr><td align="center" ${dressed('around')}>
${column(letter)}
</td></tr>
</table>
</div>
</body>
</html>
`.text;
