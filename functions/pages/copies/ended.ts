import { endFacts } from '../../../shared/mail/facts/end-facts.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { ended as en } from '../words/en/ended.ts';
import { ended as nl } from '../words/nl/ended.ts';
import { common, inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** How the transfer ended, at whose wish and in whose words (D-20); nothing while it goes on. */
export function howItEnded(transfer: Transfer, language: Language): string {
  const facts = endFacts(transfer);
  if (!facts) return '';
  const words = WORDS[language];
  const { end, by = 'product', silent } = facts;
  // On one line and without quotation marks of its own, somebody's words cannot look like ours (RELIABILITY T11).
  const said = facts.words.replace(/\s+/g, ' ').replace(/[“”‘’]/g, "'");
  const named = (party: 'currentPartner' | 'newPartner') => transfer[party].identity.organisationName;
  switch (end) {
    case 'completed':
      return by === 'ops'
        ? words.closedByOps(said)
        : words.completed(named('newPartner'), named('currentPartner'));
    case 'declined':
      return words.declined(by, said);
    case 'cancelled':
      return by === 'customer' ? words.withdrawn(said) : words.cancelled(by, said);
    case 'expired':
      return words.expired(silentOnes(transfer, silent, language) || words.expiredOf);
    case 'refused':
      return words.refused(said);
    case 'rejected':
      return words.rejected;
  }
}

const silentOnes = (
  { customer, currentPartner, newPartner }: Transfer,
  silent: readonly string[],
  language: Language,
): string =>
  common(language).listed(
    silent.map((party) => {
      if (party === 'customer') return customer.organisationName;
      return (party === 'newPartner' ? newPartner : currentPartner).identity.organisationName;
    }),
  );
