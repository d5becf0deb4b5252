import { createHash } from 'node:crypto';
import type { PartnerRegistry } from '../partners/partner.ts';
import type { Addressee, MailOrder } from '../transfer/mail-order.ts';
import type { Signatory } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { GUIDE, type GuideSources } from './facts/guide-facts.ts';
import type { Frame } from './languages/catalogue.ts';
import { CATALOGUES } from './languages/languages.ts';
import { mailFacts } from './mail-facts.ts';
import { carriesFollowLink, carriesSigningLink, type MailKind } from './mail-kind.ts';
import { followAddress, type LinkSources, signingAddress } from './mail-links.ts';
import type { Mail } from './mailer.ts';
import { asHtml, asText, type Button, buttonFor, type Letter, saying } from './render.ts';
import { standingKind } from './standing-kind.ts';

/** What composing needs from outside the transfer; `guidance` is what settings say of tickets and places. */
export type MailSources = LinkSources & {
  partners: PartnerRegistry;
  opsMailTo: string;
  guidance?: GuideSources;
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
  return {
    language,
    subject,
    greeting: frame.greeting(name),
    parts: saying([frame.about(facts), ...parts]),
    button: buttonOf(sources, transfer, kind, order, frame),
    footer: frame.footer(facts, opsMailTo),
  };
}

function buttonOf(
  sources: MailSources,
  transfer: Transfer,
  kind: MailKind,
  order: MailOrder,
  frame: Frame,
): Button | undefined {
  const sign = carriesSigningLink(kind) ? signingAddress(sources, transfer, order.to) : undefined;
  if (sign) return buttonFor(frame.sign, sign, frame);
  const follow = carriesFollowLink(kind) ? followAddress(sources, transfer, order) : undefined;
  return follow ? buttonFor(frame.follow, follow, frame) : undefined;
}

type Reader = Mail['to'];

const named = (person: Signatory): Reader => ({
  address: person.email,
  name: `${person.firstName} ${person.lastName}`,
});

/** A link to sign with is its signatory's and nobody else's; every other mail is a notice to the organisation. */
function readerOf(
  sources: MailSources,
  transfer: Transfer,
  kind: MailKind,
  to: Addressee,
): Promise<Reader | undefined> | Reader | undefined {
  if (!carriesSigningLink(kind)) return noticed(sources, transfer, to);
  const person = to === 'ops' ? undefined : signatoryOf(transfer, to)?.signatory;
  return person && named(person);
}

/** Notices go to the customer's contact, to a partner's admin, or, before a partner has named one, to its mailbox on record. */
async function noticed(
  { partners, opsMailTo }: MailSources,
  transfer: Transfer,
  to: Addressee,
): Promise<Reader | undefined> {
  if (to === 'ops') return { address: opsMailTo, name: 'ops' };
  if (to === 'customer') return named(transfer.customer.contact);
  const { admin } =
    (to === 'currentPartner' ? transfer.currentPartner.details : transfer.newPartner.part?.details) ?? {};
  if (admin) return named(admin);
  const partner = await partners.byId(transfer[to].identity.partnerId);
  return partner && { address: partner.mailTo, name: partner.organisationName };
}
