import { MOST_TRIES } from '../../transfer/access-code.ts';
import type { Instant } from '../../transfer/instant.ts';
import type { Addressee } from '../../transfer/mail-order.ts';
import { Party } from '../../transfer/party.ts';
import type { Transfer } from '../../transfer/transfer.ts';
import { linkFor } from '../mail-links.ts';

/** Why somebody who is asked to sign gets another link than the one sent before. */
export type Again = 'corrected' | 'passedOn' | 'resent';

/** What news may say of links and access codes; never a token, a code or a hash of one. */
export type LinkFacts = {
  /** Whether the customer has a page of its own to follow the transfer. */
  followed: boolean;
  /** Whether the new partner can fill in its part by a link. */
  partLinked: boolean;
  /** Whether the reader's contact can fetch the copies by a link. */
  copiesLinked: boolean;
  /** Why the reader’s link to sign replaces an earlier one; `undefined` where it is the first. */
  again: Again | undefined;
  /** Which partner tells the access code without which the reader’s link opens nothing (RELIABILITY S7). */
  codeBy: 'currentPartner' | 'newPartner' | undefined;
  /** The parties whose access code, set by the reader, is dead after too many wrong tries (RELIABILITY S6). */
  locked: Party[];
};

/** An earlier revision's link: the form was replaced. Else a successor has it, or the same person once more. */
function againOf({ links, pastLinks, signatories }: Transfer, party: Party): Again | undefined {
  const earlier = pastLinks.filter(({ holder }) => holder === party);
  const link = links[party];
  if (!link || earlier.length === 0) return undefined;
  if (!earlier.some(({ revision }) => revision === link.revision)) return 'corrected';
  return signatories[party]?.email === link.email ? 'passedOn' : 'resent';
}

/** The parties whose access code, set by this partner, is dead. */
export const lockedBy = ({ accessCodes }: Transfer, by: Addressee): Party[] =>
  Party.options.filter((party) => {
    const code = accessCodes[party];
    return code !== undefined && code.setBy === by && code.tries >= MOST_TRIES;
  });

/** The reader's links and codes as every language needs them. */
export function linkFacts(transfer: Transfer, to: Addressee, orderedAt: Instant): LinkFacts {
  const has = (holder: Parameters<typeof linkFor>[1]) => linkFor(transfer, holder, orderedAt) !== undefined;
  return {
    followed: to === 'customer' && has('follow'),
    partLinked: to === 'newPartner' && has('part'),
    copiesLinked: to !== 'ops' && has(`copies.${to}`),
    again: to === 'ops' ? undefined : againOf(transfer, to),
    codeBy: to === 'ops' ? undefined : transfer.accessCodes[to]?.setBy,
    locked: lockedBy(transfer, to),
  };
}
