import { eligibilityFaults } from '../transfer/eligibility.ts';
import { epoch, type Instant } from '../transfer/instant.ts';
import { Party, partyName } from '../transfer/party.ts';
import type { Violation } from '../transfer/refusals.ts';
import { signatoryOf } from '../transfer/signatory-of.ts';
import { signableStates } from '../transfer/steps/signing.ts';
import { LIMITS } from '../transfer/terms.ts';
import { currentForm, type Transfer } from '../transfer/transfer.ts';

/** One of the twelve points that is not met: which, what is wrong, and who can mend it (DOMAIN 6.3). */
export type Failure = Violation & { point: number; mend: string };

/** A failure as people read it: what is wrong, and who can mend it. */
export const withMend = ({ path, message, mend }: Failure): Violation => ({
  path,
  message: `${message}; to mend by: ${mend}`,
});

const fail = (point: number, path: string, message: string, mend: string): Failure => ({
  point,
  path,
  message,
  mend,
});

/** Points 1 to 3: one unbroken signature per party, fresh enough, over the present revision (R-32, D-05, A-11). */
function signatureFailures(transfer: Transfer, now: Instant): Failure[] {
  const oldest = epoch(now) - transfer.terms.signatureMaxAgeDays * 86_400_000;
  return Party.options.flatMap((party) => {
    const signature = transfer.signatures[party];
    const path = `signatures.${party}`;
    if (!signature) return [fail(1, path, 'is missing (R-32)', partyName[party])];
    if (epoch(signature.signedAt) < oldest)
      return [
        fail(2, path, `is older than ${transfer.terms.signatureMaxAgeDays} days (D-05)`, partyName[party]),
      ];
    const invited = signatoryOf(transfer, party)?.signatory.email;
    if (invited !== undefined && signature.email !== invited)
      return [fail(1, path, 'is not by the invited signatory (R-32)', partyName[party])];
    if (!signableStates(transfer, party).includes(signature.contentHash))
      return [fail(3, path, 'does not cover the present form (A-11)', partyName[party])];
    return [];
  });
}

/** Points 4, 6 and 7: both admins can be reached, relationship and agreement are attested. */
function partFailures(transfer: Transfer): Failure[] {
  const part = transfer.newPartner.part;
  if (!part)
    return [
      fail(4, 'newPartner.admin', 'is missing (R-30)', 'new partner'),
      fail(6, 'newPartner.resellerRelationship', 'is not confirmed (R-28)', 'new partner'),
      fail(7, 'newPartner.agreement', 'is not attested (R-26)', 'new partner'),
    ];
  const [current, next] = [transfer.currentPartner.details.admin.email, part.details.admin.email];
  if (current.toLowerCase() !== next.toLowerCase()) return [];
  return [fail(4, 'newPartner.admin.email', 'is the same as the current partner’s (R-30)', 'new partner')];
}

/** Points 11 and 12: the ticket to attach to, and a stored, sealed form of allowed size. */
function paperFailures(transfer: Transfer): Failure[] {
  const form = currentForm(transfer);
  const failures: Failure[] = [];
  if (!transfer.serviceTicket)
    failures.push(fail(11, 'serviceTicket', 'is not recorded (R-33, A-08)', 'current partner'));
  if (!form) failures.push(fail(12, 'form', 'is not stored', 'ops'));
  if (form && form.size >= LIMITS.formMaxBytes)
    failures.push(fail(12, 'form', 'is 5 MB or larger (DOMAIN 9.3)', 'ops'));
  return failures;
}

/** The submission check: every failure at once, empty when the form may go to Microsoft (R-30, R-32, DOMAIN 6.3). */
export function submissionFailures(transfer: Transfer, now: Instant): Failure[] {
  return [
    ...signatureFailures(transfer, now),
    ...partFailures(transfer),
    ...eligibilityFaults(transfer).map((fault) => ({ ...fault, mend: 'current partner' })),
    ...paperFailures(transfer),
  ];
}

/** Whether every signature given has been sealed into the stored form. */
export const isSealed = (transfer: Transfer): boolean =>
  Party.options.every((party) => transfer.signatures[party]?.sealedIn !== undefined);
