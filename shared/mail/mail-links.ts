import { tokenFor } from '../signing/signing-token.ts';
import type { Addressee } from '../transfer/mail-order.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { type Asked, followLinkFor } from './mail-facts.ts';

/** What links are made of. */
export type LinkSources = { linkSecret: Uint8Array; baseUrl: string };

/** The token stands in the fragment, so that it never appears in a request (RELIABILITY 0.8). */
const address = (baseUrl: string, token: string): string => `${baseUrl}/sign#${token}`;

/** The address to sign at, of the link in force; `undefined` when the party has no link or has signed. */
export function signingAddress(
  { linkSecret, baseUrl }: LinkSources,
  transfer: Transfer,
  to: Addressee,
): string | undefined {
  if (to === 'ops' || transfer.signatures[to]) return undefined;
  const link = transfer.links[to];
  if (!link) return undefined;
  const { revision, generation, email } = link;
  return address(
    baseUrl,
    tokenFor(linkSecret, { transferId: transfer.id, party: to, revision, generation, email }),
  );
}

/** The address of the customer's own page; `undefined` for everybody else, and without a link in force. */
export function followAddress(
  { linkSecret, baseUrl }: LinkSources,
  transfer: Transfer,
  asked: Asked,
): string | undefined {
  const link = followLinkFor(transfer, asked);
  if (!link) return undefined;
  const { generation, email } = link;
  return address(
    baseUrl,
    tokenFor(linkSecret, { transferId: transfer.id, party: 'follow', revision: 0, generation, email }),
  );
}
