import { createHash } from 'node:crypto';
import type { MailOrder } from '../transfer/mail-order.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { GUIDE, type GuideSources } from './facts/guide-facts.ts';
import { isolated } from './facts/isolated.ts';
import type { Frame, Origin, Purpose } from './languages/catalogue.ts';
import { CATALOGUES } from './languages/languages.ts';
import { asHtml } from './letter/as-html.ts';
import { asText } from './letter/as-text.ts';
import { type Button, type Letter, saying } from './letter/letter.ts';
import { humanTime, mailFacts } from './mail-facts.ts';
import { holderIn, type MailKind } from './mail-kind.ts';
import { addressOf, type LinkSources, linkFor } from './mail-links.ts';
import type { Mail } from './mailer.ts';
import { type ReaderSources, readerOf } from './readers.ts';
import { standingKind } from './standing-kind.ts';

/**
 * What composing needs from outside the transfer; `guidance` is what settings say of tickets and places,
 * `mailFrom` the address our mails come from, by which readers know a genuine one.
 */
export type MailSources = LinkSources & ReaderSources & { guidance?: GuideSources; mailFrom?: string };

/**
 * The mail of an order, worked out anew on every try: the same order always gives the same operation id, address
 * and link. `undefined` when what it was about has changed: a link that has been replaced is never mailed.
 */
export async function composeMail(
  sources: MailSources,
  transfer: Transfer,
  order: MailOrder,
): Promise<Mail | undefined> {
  const kind = standingKind(transfer, order);
  const to = kind && (await readerOf(sources, transfer, kind, order.to));
  if (!kind || !to) return undefined;
  const letter = letterTo(to.name, sources, transfer, kind, order);
  const text = asText(letter);
  return {
    operationId: operationIdOf(transfer.id, order.mailId, to.address, text),
    to,
    subject: letter.subject,
    text,
    html: asHtml(letter),
  };
}

/** The same GUID for the same mail, however often it is tried (AZURE 5); one with other words is honestly another mail. */
function operationIdOf(
  ...parts: [transferId: string, mailId: string, address: string, text: string]
): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The customer and whoever signs for it choose their language; partners and ops read English. */
function letterTo(
  name: string,
  sources: MailSources,
  transfer: Transfer,
  kind: MailKind,
  order: MailOrder,
): Letter {
  const language = order.to === 'customer' ? transfer.customer.language : 'en';
  const { frame, news } = CATALOGUES[language];
  const { baseUrl, opsMailTo, guidance = GUIDE } = sources;
  const facts = mailFacts(transfer, order, { by: 'mail', baseUrl }, guidance);
  const { subject, parts } = news[kind](facts);
  const way = wayIn(sources, transfer, kind, order, frame);
  return {
    language,
    product: frame.product,
    subject,
    greeting: frame.greeting(isolated(name)),
    about: frame.about(facts),
    parts: saying(parts),
    button: way?.button,
    safety: way && frame.safety(way.purpose, facts, originOf(sources)),
    footer: frame.footer(facts, opsMailTo),
  };
}

const originOf = ({ mailFrom = '', baseUrl, opsMailTo }: MailSources): Origin => ({
  sender: mailFrom,
  host: new URL(baseUrl).host,
  opsMailTo,
});

/** What a holder's link opens. */
function purposeOf(holder: string): Purpose {
  if (holder === 'follow' || holder === 'part') return holder;
  return holder.startsWith('copies.') ? 'copies' : 'sign';
}

function wayIn(
  sources: MailSources,
  transfer: Transfer,
  kind: MailKind,
  { to, orderedAt }: MailOrder,
  { buttons, instead, until, codeLead }: Frame,
): { purpose: Purpose; button: Button } | undefined {
  const holder = holderIn(kind, to);
  const found = holder && linkFor(transfer, holder, orderedAt);
  if (!holder || !found) return undefined;
  const purpose = purposeOf(holder);
  const { link, token: code } = addressOf(sources, transfer, holder, found);
  const works = until(humanTime(found.expiresAt));
  return { purpose, button: { label: buttons[purpose], link, instead, until: works, codeLead, code } };
}
