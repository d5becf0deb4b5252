import type { Addressee } from '../../transfer/mail-order.ts';
import { signatoryOf } from '../../transfer/signatory-of.ts';
import type { Transfer } from '../../transfer/transfer.ts';
import { isolated } from './isolated.ts';

/** Who takes part, by name, each safe to stand in a sentence of any direction. */
export type NameFacts = {
  customer: string;
  currentPartner: string;
  newPartner: string;
  /** Whom the reader signs for, and who signs there; empty for ops and until that is known. */
  organisation: string;
  signatory: string;
  /** Who was named to sign there before the signature was passed on to somebody else; empty where it was not. */
  firstSignatory: string;
  currentPartnerContact: string;
};

const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  isolated(`${firstName} ${lastName}`);

function signsFor(
  transfer: Transfer,
  to: Addressee,
): Pick<NameFacts, 'organisation' | 'signatory' | 'firstSignatory'> {
  if (to === 'ops') return { organisation: '', signatory: '', firstSignatory: '' };
  const { organisationName } = to === 'customer' ? transfer.customer : transfer[to].identity;
  const person = signatoryOf(transfer, to)?.signatory;
  const first = signatoryOf({ ...transfer, signatories: {} }, to)?.signatory;
  return {
    organisation: isolated(organisationName),
    signatory: person ? fullName(person) : '',
    firstSignatory: first && first.email !== person?.email ? fullName(first) : '',
  };
}

/** The names as news to one addressee needs them. */
export function nameFacts(transfer: Transfer, to: Addressee): NameFacts {
  const { customer, currentPartner, newPartner } = transfer;
  const { admin } = currentPartner.details;
  return {
    ...signsFor(transfer, to),
    customer: isolated(customer.organisationName),
    currentPartner: isolated(currentPartner.identity.organisationName),
    newPartner: isolated(newPartner.identity.organisationName),
    currentPartnerContact: `${fullName(admin)}, ${admin.email}, ${admin.phone}`,
  };
}
