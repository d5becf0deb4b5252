import type { PartnerDetails } from './party.ts';
import type { Violation } from './refusals.ts';
import type { Transfer } from './transfer.ts';

type People = Pick<Transfer, 'customer'> & {
  currentPartner: { details: PartnerDetails };
  newPartner: Pick<Transfer['newPartner'], 'part'>;
};

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/**
 * Three parties are three people: a link goes to an address, so one address may not sign for two parties; and
 * Microsoft Support contacts both admins, so theirs differ. Every fault at once.
 */
export function peopleFaults({ customer, currentPartner, newPartner }: People): Violation[] {
  const details = newPartner.part?.details;
  const signer = currentPartner.details.signatory.email;
  const faults: Violation[] = [];
  if (same(customer.contact.email, signer))
    faults.push({
      path: 'customer.contact.email',
      message: 'is the current partner’s signatory’s: nobody signs for two parties',
    });
  if (!details) return faults;
  if (same(details.signatory.email, signer) || same(details.signatory.email, customer.contact.email))
    faults.push({
      path: 'details.signatory.email',
      message: 'is another party’s signatory’s: nobody signs for two parties',
    });
  if (same(details.admin.email, currentPartner.details.admin.email))
    faults.push({
      path: 'details.admin.email',
      message: 'is the current partner’s: Microsoft contacts both admins (R-31), so the two differ',
    });
  return faults;
}
