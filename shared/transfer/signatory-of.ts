import type { Party, Signatory } from './party.ts';
import type { Transfer } from './transfer.ts';

/** Who signs for a party, and for which organisation; `undefined` until the new partner has named somebody. */
export function signatoryOf(
  transfer: Transfer,
  party: Party,
): { signatory: Signatory; organisation: string } | undefined {
  const signatory = transfer.signatories[party] ?? namedFirst(transfer, party);
  const organisation =
    party === 'customer' ? transfer.customer.organisationName : transfer[party].identity.organisationName;
  return signatory && { signatory, organisation };
}

function namedFirst({ customer, currentPartner, newPartner }: Transfer, party: Party): Signatory | undefined {
  if (party === 'customer') return customer.contact;
  return party === 'currentPartner' ? currentPartner.details.signatory : newPartner.part?.details.signatory;
}
