import { createHash } from 'node:crypto';
import type { PartnerRegistry } from '../partners/partner.ts';
import { tokenFor } from '../signing/signing-token.ts';
import type { Party } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/steps/signing.ts';
import { type MailOrder, placeOf, type Transfer } from '../transfer/transfer.ts';
import { html } from './html.ts';
import { mailFacts } from './mail-facts.ts';
import { ASKING, type MailKind } from './mail-kind.ts';
import type { Mail } from './mailer.ts';
import { MESSAGES } from './messages.ts';

/** What composing needs from outside the transfer. */
export type MailSources = {
  partners: PartnerRegistry;
  linkSecret: Uint8Array;
  baseUrl: string;
  opsMailTo: string;
};

/**
 * The mail of an order, worked out anew on every try: the same order always gives the same operation id, address
 * and link. `undefined` when what it was about has changed: a link that has been replaced is never mailed.
 */
export async function composeMail(
  sources: MailSources,
  transfer: Transfer,
  order: MailOrder,
): Promise<Mail | undefined> {
  if (ASKING.includes(order.kind) && order.place !== placeOf(transfer)) return undefined;
  const message = MESSAGES[order.kind as MailKind](mailFacts(transfer, order.to));
  const link = message.link ? signingLink(sources, transfer, order.to as Party) : undefined;
  if (message.link && !link) return undefined;
  const to = link ? signatory(transfer, order.to as Party) : await addressee(sources, transfer, order.to);
  if (!to) return undefined;
  const paragraphs = message.paragraphs.filter((paragraph) => paragraph !== '');
  const text = [`Dear ${to.name},`, ...paragraphs, ...(link ? [link, codeHint(link)] : [])].join('\n\n');
  return {
    operationId: operationIdOf(transfer.id, order.mailId, to.address, text),
    to,
    subject: message.subject,
    text,
    html: page(message.subject, to.name, paragraphs, link),
  };
}

/** The same GUID for the same mail, however often it is tried (AZURE 5); one with other words is honestly another mail. */
function operationIdOf(
  ...parts: [transferId: string, mailId: string, address: string, text: string]
): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The link in force, its token in the fragment so that it never appears in a request (RELIABILITY 0.8). */
function signingLink(
  { linkSecret, baseUrl }: MailSources,
  transfer: Transfer,
  party: Party,
): string | undefined {
  const link = transfer.links[party];
  if (!link || transfer.signatures[party]) return undefined;
  const { revision, generation, email } = link;
  return `${baseUrl}/sign#${tokenFor(linkSecret, { transferId: transfer.id, party, revision, generation, email })}`;
}

const codeHint = (link: string) =>
  `If the link does not open by itself, paste this code there: ${link.split('#')[1]}`;

type Addressee = Mail['to'];

function signatory(transfer: Transfer, party: Party): Addressee | undefined {
  const person = signatoryOf(transfer, party)?.signatory;
  return person && { address: person.email, name: `${person.firstName} ${person.lastName}` };
}

/** Notices go to the customer's contact, to a partner's admin, or, before a partner has named one, to its mailbox on record. */
async function addressee(
  sources: MailSources,
  transfer: Transfer,
  to: MailOrder['to'],
): Promise<Addressee | undefined> {
  if (to === 'ops') return { address: sources.opsMailTo, name: 'ops' };
  if (to === 'customer') return signatory(transfer, 'customer');
  const admin =
    to === 'currentPartner' ? transfer.currentPartner.details.admin : transfer.newPartner.part?.details.admin;
  if (admin) return { address: admin.email, name: `${admin.firstName} ${admin.lastName}` };
  const partner = await sources.partners.byId(transfer[to].identity.partnerId);
  return partner && { address: partner.mailTo, name: partner.organisationName };
}

function page(subject: string, name: string, paragraphs: string[], link: string | undefined): string {
  const body = paragraphs.map((paragraph) => html`<p>${paragraph}</p>`);
  const button = link
    ? html`<p><a href="${link}" style="background:#0b5394;color:#fff;padding:12px 20px;border-radius:4px;text-decoration:none;display:inline-block">Review and sign</a></p><p style="color:#555;font-size:13px">${codeHint(link)}</p>`
    : '';
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head><body style="font:16px/1.5 system-ui,sans-serif;color:#222;max-width:36em;margin:0 auto;padding:16px"><p>Dear ${name},</p>${body}${button}</body></html>`
    .text;
}
