import type { PartnerDetails, Signatory } from './party.ts';
import { Party, partyName } from './party.ts';
import type { Violation } from './refusals.ts';
import { signatoryOf } from './signatory-of.ts';
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

/** Whether somebody may sign for a party: nobody signs for two, also not by delegation. */
export function signatoryFaults(transfer: Transfer, party: Party, to: Signatory): Violation[] {
  const others = Party.options.filter(
    (other) => other !== party && same(signatoryOf(transfer, other)?.signatory.email ?? '', to.email),
  );
  return others.map((other) => ({
    path: 'to.email',
    message: `is the ${partyName[other]}’s signatory’s: nobody signs for two parties`,
  }));
}

/** The same for everybody who signs now, delegates included. */
export const sharedSignatories = (transfer: Transfer): Violation[] =>
  Party.options.flatMap((party) => {
    const signatory = signatoryOf(transfer, party)?.signatory;
    return signatory
      ? signatoryFaults(transfer, party, signatory).map(({ message }) => ({
          path: `signatories.${party}.email`,
          message,
        }))
      : [];
  });
