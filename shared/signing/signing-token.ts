import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Party } from '../transfer/party.ts';
import { TransferId } from '../transfer/primitives.ts';
import type { SigningLink } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';

/** What a token stands for: one party of one revision, or the customer's own page (`follow`, of no revision), and which link it is (RELIABILITY 2.2). */
export type TokenSubject = {
  transferId: string;
  party: Party | 'follow';
  revision: number;
  generation: number;
  email: string;
};

/**
 * The token of a link: 256 bits derived from our secret, so that a mail sent twice carries the same link and
 * nothing that could sign is ever stored. The transfer's id in front says where to look; it tells nothing else (D-25).
 */
export function tokenFor(secret: Uint8Array, subject: TokenSubject): string {
  const { transferId, party, revision, generation, email } = subject;
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['signing link', transferId, party, revision, generation, email]))
    .digest('base64url');
  return `${transferId}.${mac}`;
}

/** What is kept of a token. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whose transfer a token claims to be for; `undefined` when it is no token at all. */
export function transferOf(token: string): string | undefined {
  const [transferId, mac, ...rest] = token.split('.');
  if (rest.length > 0 || !mac || !/^[A-Za-z0-9_-]{43}$/.test(mac)) return undefined;
  return TransferId.safeParse(transferId).success ? transferId : undefined;
}

/** Whether a kept hash is of this token, in constant time. */
function isTokenOf(link: { tokenHash: string }, tokenHash: string): boolean {
  const [kept, given] = [Buffer.from(link.tokenHash, 'hex'), Buffer.from(tokenHash, 'hex')];
  return kept.length === given.length && timingSafeEqual(kept, given);
}

/** The party whose live link this token hash is, in constant time per link; dead links look like unknown ones. */
export function partyOf(transfer: Transfer, tokenHash: string, now: number): Party | undefined {
  const live = (['currentPartner', 'customer', 'newPartner'] as const).filter((party) => {
    const link: SigningLink | undefined = transfer.links[party];
    if (!link || link.revision !== transfer.revision || Date.parse(link.expiresAt) <= now) return false;
    return isTokenOf(link, tokenHash);
  });
  return live[0];
}

/** Whether this token hash is the customer's live link to its own page. */
export function mayFollow({ followLink }: Transfer, tokenHash: string, now: number): boolean {
  return (
    followLink !== undefined && Date.parse(followLink.expiresAt) > now && isTokenOf(followLink, tokenHash)
  );
}
