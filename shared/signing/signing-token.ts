import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { instantAt } from '../transfer/instant.ts';
import { Holder, isInForce } from '../transfer/link.ts';
import { TransferId } from '../transfer/primitives.ts';
import type { Transfer } from '../transfer/transfer.ts';

/** What a token stands for: whose link, of which revision where that matters (else 0), and which one it is (RELIABILITY 2.2). */
export type TokenSubject = {
  transferId: string;
  holder: Holder;
  revision: number;
  generation: number;
  email: string;
};

/**
 * The token of a link: 256 bits derived from our secret, so that a mail sent twice carries the same link and
 * nothing that could sign is ever stored. The transfer's id in front says where to look; it tells nothing else (D-25).
 */
export function tokenFor(secret: Uint8Array, subject: TokenSubject): string {
  const { transferId, holder, revision, generation, email } = subject;
  const mac = createHmac('sha256', secret)
    .update(JSON.stringify(['signing link', transferId, holder, revision, generation, email]))
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

const isHolder = (name: string): name is Holder => Holder.options.includes(name as Holder);

/** Whose link in force this token hash is, in constant time per link. */
export function holderOf(transfer: Transfer, tokenHash: string, now: number): Holder | undefined {
  const matching = Object.entries(transfer.links).filter(([, link]) => link && isTokenOf(link, tokenHash));
  const [holder, link] = matching[0] ?? [];
  if (!holder || !link || !isHolder(holder)) return undefined;
  return isInForce(transfer, holder, link, instantAt(now)) ? holder : undefined;
}

/** The link this token hash was of, dead or alive: somebody who has the token has had our mail. */
export function everLinked(
  { links, pastLinks }: Transfer,
  tokenHash: string,
): { holder: Holder; revision: number; generation: number } | undefined {
  const living = Object.entries(links).flatMap(([holder, link]) =>
    link && isHolder(holder) ? [{ ...link, holder }] : [],
  );
  return [...living, ...pastLinks].filter((link) => isTokenOf(link, tokenHash))[0];
}
