import { tokenFor } from '../signing/signing-token.ts';
import { hasCome, type Instant } from '../transfer/instant.ts';
import { type Holder, isCopyHolder, isSigner, type Link, partyOfHolder } from '../transfer/link.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { contactOf, signerOf } from './readers.ts';

/** What links are made of. */
export type LinkSources = { linkSecret: Uint8Array; baseUrl: string };

/** Whose address a link has to be for, so that it is mailed to nobody else. */
function ownerAddress(transfer: Transfer, holder: Holder): string | undefined {
  const party = partyOfHolder(holder);
  const forSigner = isSigner(holder) || (isCopyHolder(holder) && holder.endsWith('.signatory'));
  return (forSigner ? signerOf(transfer, party) : contactOf(transfer, party))?.address;
}

/** Whether what the link opens is still to be done. */
function isOpen({ stage, signatures }: Transfer, holder: Holder): boolean {
  if (isSigner(holder)) return signatures[holder] === undefined;
  return holder !== 'part' || stage === 'newPartner';
}

/**
 * The link of a holder that mails may show: it was in force when the news was ordered, it is its owner's own,
 * and what it opens is still to be done. `undefined` otherwise.
 */
export function linkFor(transfer: Transfer, holder: Holder, orderedAt: Instant): Link | undefined {
  const link = transfer.links[holder];
  if (!link || !isOpen(transfer, holder) || hasCome(link.expiresAt, orderedAt)) return undefined;
  return link.email === ownerAddress(transfer, holder) ? link : undefined;
}

/** A page speaks the language its reader is written to in; without a question it follows the browser. */
const languageAsked = ({ customer }: Transfer, holder: Holder): string =>
  partyOfHolder(holder) === 'customer' && customer.language !== 'en' ? `?language=${customer.language}` : '';

/** The token of a link, and the address with it in the fragment, so that it never appears in a request (RELIABILITY 0.8). */
export function addressOf(
  { linkSecret, baseUrl }: LinkSources,
  transfer: Transfer,
  holder: Holder,
  { revision, generation, email }: Link,
): { link: string; token: string } {
  const token = tokenFor(linkSecret, { transferId: transfer.id, holder, revision, generation, email });
  return { link: `${baseUrl}/sign${languageAsked(transfer, holder)}#${token}`, token };
}
