import { type Html, html } from '../html.ts';
import type { Button, Part, Safety } from './letter.ts';
import { dressed } from './style.ts';

/** A shaded box of one cell; a table, because Outlook paints and pads no other element. */
const box = (content: Html): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%" ${dressed('boxed')}><tr><td ${dressed('box', 'panel')}>${content}</td></tr></table>
`;

/** A paragraph, a list, or commands to copy as they are. */
export function block(part: Part): Html {
  if (typeof part === 'string')
    return html`<p ${dressed('text', 'ink')}>${part}</p>
`;
  if ('list' in part)
    return html`<ul ${dressed('list', 'ink')}>${part.list.map(item)}</ul>
`;
  return box(html`<pre ${dressed('commands', 'ink')}>${part.commands.join('\n')}</pre>`);
}

const item = (text: string): Html => html`<li ${dressed('item')}>${text}</li>`;

/**
 * The one button. Its colour belongs to the cell and its padding to the link, with Outlook's own word for padding on
 * the cell: a real button in every program, without VML. Below it are the bare address and the code to paste.
 */
export const wayIn = ({ label, link, instead, until, codeLead, code }: Button): Html =>
  html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" ${dressed('boxed')}><tr><td align="left">
<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" ${dressed('press', 'button')}><a href="${link}" ${dressed('pressed', 'label')}>${label}</a></td></tr></table>
</td></tr></table>
<p ${dressed('small', 'soft')}>${instead}<br><a href="${link}" ${dressed('address', 'link')}>${link}</a></p>
<p ${dressed('small', 'soft')}>${until}</p>
<p ${dressed('small', 'soft')}>${codeLead} <span ${dressed('code', 'ink')}>${code}</span></p>
`;

/** How to tell that the mail is genuine, in a box of its own. */
export const safe = ({ title, points }: Safety): Html =>
  box(html`<h2 ${dressed('heading', 'ink')}>${title}</h2>
<ul ${dressed('smallList', 'ink')}>${points.map(item)}</ul>`);
