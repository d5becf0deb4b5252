import { z } from 'zod';
import { hasCome, Instant } from './instant.ts';
import { Party } from './party.ts';
import { Email, Sha256 } from './primitives.ts';
import type { Transfer } from './transfer.ts';

/**
 * Whose link it is, and what it opens: a party's signature; `follow`, the customer's own page; `part`, the new
 * partner's part of the form; `copies.…`, form and certificate after the end, for a party's contact or whoever signs for it.
 */
export const Holder = z.enum([
  ...Party.options,
  'follow',
  'part',
  'copies.currentPartner',
  'copies.customer',
  'copies.newPartner',
  'copies.currentPartner.signatory',
  'copies.customer.signatory',
  'copies.newPartner.signatory',
]);
export type Holder = z.infer<typeof Holder>;

/** Those who open copies after the end. */
export type CopyHolder = Extract<Holder, `copies.${string}`>;

/** A link in force, of one revision where that matters, else 0. Only the hash of its token is kept; a higher generation kills the one before (RELIABILITY 2.2). */
export const Link = z.strictObject({
  revision: z.int(),
  generation: z.int(),
  email: Email,
  tokenHash: Sha256,
  issuedAt: Instant,
  expiresAt: Instant,
});
export type Link = z.infer<typeof Link>;

/** The links in force; each holder has one at the most. */
export const Links = z.partialRecord(Holder, Link);

/** A dead link, known by its hash alone, so that whoever still has it can be told what became of it. */
export const PastLink = z.strictObject({
  holder: Holder,
  revision: z.int(),
  generation: z.int(),
  tokenHash: Sha256,
});
export type PastLink = z.infer<typeof PastLink>;

const PARTIES: readonly string[] = Party.options;

/** Tells a link to sign with from the others. */
export const isSigner = (holder: Holder): holder is Party => PARTIES.includes(holder);

/** Tells a link to copies from the others. */
export const isCopyHolder = (holder: Holder): holder is CopyHolder => holder.startsWith('copies.');

/** The party a link belongs to. */
export function partyOfHolder(holder: Holder): Party {
  if (isSigner(holder)) return holder;
  if (holder === 'follow') return 'customer';
  return holder === 'part' ? 'newPartner' : Party.parse(holder.split('.')[1]);
}

/** Older ones are forgotten: whoever still has such a link gets the answer for codes we do not know. */
const MOST_PAST = 200;

/** The transfer with these links dead: all of them unless some are named. */
export function retireLinks(transfer: Transfer, holders: readonly Holder[] = Holder.options): Transfer {
  const links = { ...transfer.links };
  const pastLinks = [...transfer.pastLinks];
  for (const holder of holders) {
    const link = links[holder];
    if (!link) continue;
    const { revision, generation, tokenHash } = link;
    pastLinks.push({ holder, revision, generation, tokenHash });
    delete links[holder];
  }
  return { ...transfer, links, pastLinks: pastLinks.slice(-MOST_PAST) };
}

/** Whether a link can still be used at `now`; a link to sign with is for the present revision alone. */
export const isInForce = (transfer: Transfer, holder: Holder, link: Link, now: Instant): boolean =>
  !hasCome(link.expiresAt, now) && (!isSigner(holder) || link.revision === transfer.revision);
