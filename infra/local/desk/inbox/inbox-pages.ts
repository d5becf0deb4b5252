import { type Html, html, linked } from '../html.ts';
import { page } from '../layout.ts';
import type { MailAddress } from '../mail/email-message.ts';
import { recipientsOf } from '../mail/email-message.ts';
import type { Answer } from '../room.ts';
import { time } from '../time.ts';
import type { Mail } from './mail-log.ts';
import { preview, type View } from './preview.ts';

const named = ({ address, displayName }: MailAddress): string =>
  displayName === undefined ? address : `${displayName} <${address}>`;

const list = (addresses: readonly MailAddress[]): string => addresses.map(named).join(', ');

/** What the list page shows: one leaf of mails, newest first, and everybody who ever got one. */
export interface Leaf {
  readonly mails: readonly Mail[];
  readonly total: number;
  readonly recipients: readonly string[];
  readonly to: string | undefined;
  /** The address of the next older leaf, if there is one. */
  readonly olderHref: string | undefined;
}

const row = (mail: Mail): Html => html`<li><a class="mail" href="/inbox/${mail.number}">
<strong>${mail.message.content.subject}</strong>
<span class="to">to ${list(recipientsOf(mail.message))}</span>
${time(mail.receivedAt)}
</a></li>`;

function filter({ recipients, to }: Leaf): Html {
  const options = recipients.map(
    (address) =>
      html`<option value="${address}"${address === to ? html` selected` : undefined}>${address}</option>`,
  );
  return html`<form class="filter" action="/inbox">
<label for="to">Recipient</label>
<select id="to" name="to"><option value="">Everybody</option>${options}</select>
<button>Show</button>
</form>`;
}

/** `GET /inbox` */
export function listPage(leaf: Leaf): Answer {
  const { mails, total, olderHref } = leaf;
  const rows = html`<ol class="mails">${mails.map(row)}</ol>`;
  return page(
    'Inbox',
    html`${filter(leaf)}
<p class="count">${total === 1 ? '1 mail' : `${total} mails`}</p>
${mails.length > 0 ? rows : html`<p class="empty">No mail yet.</p>`}
${olderHref === undefined ? undefined : html`<p><a href="${olderHref}">Older mails</a></p>`}`,
  );
}

const fact = (label: string, value: Html | string): Html | undefined =>
  value === '' ? undefined : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;

const kilobytes = (part: string | undefined): string =>
  part === undefined ? '' : `${(Buffer.byteLength(part) / 1_000).toFixed(1)} kB`;

function facts({ message, receivedAt, operationId }: Mail, repeats: number): Html {
  const { recipients, replyTo, attachments, content } = message;
  const rows = [
    fact('From', message.senderAddress),
    fact('To', list(recipients.to)),
    fact('Cc', list(recipients.cc)),
    fact('Bcc', list(recipients.bcc)),
    fact('Reply to', list(replyTo)),
    fact('Received', time(receivedAt)),
    fact('Attachments', attachments.map(({ name, contentType }) => `${name} (${contentType})`).join(', ')),
    fact(
      'Size',
      [`HTML ${kilobytes(content.html)}`, `text ${kilobytes(content.plainText)}`]
        .filter((size) => size.endsWith('kB'))
        .join(', '),
    ),
    fact('Tracking', message.userEngagementTrackingDisabled ? 'off' : 'on'),
    ...Object.entries(message.headers).map(([name, value]) => fact(name, value)),
    fact('Operation', operationId),
    fact('Sent again', repeats === 0 ? '' : `${repeats} ×`),
  ];
  return html`<dl class="facts">${rows.filter((one) => one !== undefined)}</dl>`;
}

/** `GET /inbox/{n}?scheme=&width=`: headers, the HTML part as programs and screens of the chosen kind show it, and the text part. */
export function mailPage(mail: Mail, repeats: number, view: View): Answer {
  const { subject, plainText, html: htmlPart } = mail.message.content;
  return page(
    subject,
    html`${facts(mail, repeats)}
${htmlPart ? preview(`/inbox/${mail.number}`, view) : undefined}
${plainText ? html`<h2>Text part</h2><pre>${linked(plainText)}</pre>` : undefined}`,
  );
}
