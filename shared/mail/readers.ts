import type { PartnerRegistry } from '../partners/partner.ts';
import type { Addressee } from '../transfer/mail-order.ts';
import type { Contact, Party } from '../transfer/party.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { goesToSignatory, type MailKind } from './mail-kind.ts';
import type { Mail } from './mailer.ts';

/** Whom a mail goes to. */
export type Reader = Mail['to'];

const named = (person: Pick<Contact, 'email' | 'firstName' | 'lastName'>): Reader => ({
  address: person.email,
  name: `${person.firstName} ${person.lastName}`,
});

/** Whoever signs for a party; `undefined` until the new partner has named somebody. */
export function signerOf(transfer: Transfer, party: Party): Reader | undefined {
  const person = signatoryOf(transfer, party)?.signatory;
  return person && named(person);
}

/** Where notices to a party go: the customer's contact, a partner's admin, or, before it has named one, its mailbox on record. */
export function contactOf(
  { customer, currentPartner, newPartner }: Transfer,
  party: Party,
): Reader | undefined {
  if (party === 'customer') return named(customer.contact);
  if (party === 'currentPartner') return named(currentPartner.details.admin);
  const { part, identity } = newPartner;
  if (part) return named(part.details.admin);
  return identity.mailTo === undefined
    ? undefined
    : { address: identity.mailTo, name: identity.organisationName };
}

/** What finding a reader needs from outside the transfer. */
export type ReaderSources = { partners: PartnerRegistry; opsMailTo: string };

/**
 * A link to sign with, and a signatory's copies, are that person's and nobody else's; every other mail is a notice to
 * the organisation. `undefined` when there is nobody; transfers of before keep no mailbox, so it is looked up.
 */
export async function readerOf(
  { partners, opsMailTo }: ReaderSources,
  transfer: Transfer,
  kind: MailKind,
  to: Addressee,
): Promise<Reader | undefined> {
  if (to === 'ops') return { address: opsMailTo, name: 'ops' };
  if (goesToSignatory(kind)) return signerOf(transfer, to);
  const contact = contactOf(transfer, to);
  if (contact || to === 'customer') return contact;
  const partner = await partners.byId(transfer[to].identity.partnerId);
  return partner && { address: partner.mailTo, name: partner.organisationName };
}
