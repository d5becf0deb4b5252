import type { Actor } from '../../../../shared/mail/facts/actor.ts';

const who: Record<Actor, string> = {
  currentPartner: 'The current partner',
  customer: 'The customer',
  newPartner: 'The new partner',
  ops: 'The team that runs this service',
  support: 'Microsoft Support',
  product: 'This service',
};
const quoted = (words: string): string => (words ? `: “${words}”` : '.');

/** How a transfer ended, told to its parties afterwards (D-20). */
export const ended = {
  completed: (newPartner: string, currentPartner: string) =>
    `The subscription is with ${newPartner}, and the access of ${currentPartner} is removed.`,
  closedByOps: (words: string) =>
    `The team that runs this service closed the transfer without proof that the old partner’s access is removed${quoted(words)}`,
  declined: (by: Actor, words: string) => `${who[by]} declined${quoted(words)}`,
  withdrawn: (words: string) => `The customer withdrew its request${quoted(words)}`,
  cancelled: (by: Actor, words: string) => `${who[by]} cancelled the transfer${quoted(words)}`,
  expired: (silent: string) => `Nothing was heard in time from ${silent}.`,
  expiredOf: 'those it waited for',
  refused: (words: string) => `Microsoft Support refused the transfer${quoted(words)}`,
  rejected: 'The request did not meet the conditions for this transfer.',
};
