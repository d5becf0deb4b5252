import { timeInBoth } from '../../../shared/mail/facts/times.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import type { Addressee } from '../../../shared/transfer/mail-order.ts';
import { waitsFor } from '../../../shared/transfer/passing-time.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';

/** What happens at each stage, said to the customer. */
const HAPPENING: Partial<Record<Stage, string>> = {
  requested: 'Your request is being checked.',
  ticket: 'Your current partner opens a service ticket with Microsoft.',
  currentPartnerSignature: 'Your current partner signs the form first; then it comes to you.',
  newPartner: 'The new partner fills in its part of the form. You may enter its details for it.',
  signatures: 'You and the new partner sign the form, in any order.',
  submission: 'All three have signed. Your current partner attaches the form to its service ticket.',
  support: 'The form is with Microsoft Support, which answers your current partner.',
  access: 'The subscription has moved. What is left is to remove the old partner’s access.',
};

function named({ currentPartner, newPartner }: Transfer, to: Addressee): string {
  if (to === 'customer') return 'you';
  if (to === 'ops') return 'the team that runs this service';
  return to === 'currentPartner'
    ? `${currentPartner.identity.organisationName} (current partner)`
    : `${newPartner.identity.organisationName} (new partner)`;
}

/** When the present wait is over; Microsoft's answer has its own clock and outlives it (R-34). */
function dueIn({ stage, clock, respondedAt, expiresAt }: Transfer): Html | undefined {
  if (stage === 'support' && clock && !respondedAt)
    return html`Microsoft Support answers by ${timeInBoth(clock.microsoftDueAt ?? clock.dueAt, clock.calendar.timeZone)}`;
  return expiresAt === undefined
    ? undefined
    : html`${humanTime(expiresAt)}; if nothing is heard by then, the transfer ends`;
}

/** Where the transfer stands, since when, who is next and what is due, in plain words (R-11). */
export function standing(transfer: Transfer): Html {
  const withMicrosoft = transfer.stage === 'support' && !transfer.respondedAt;
  const next = withMicrosoft ? ['Microsoft Support'] : waitsFor(transfer).map((to) => named(transfer, to));
  const due = dueIn(transfer);
  return html`<p role="status"><strong>${HAPPENING[transfer.stage]}</strong></p>
<dl>
<dt>Since</dt><dd>${humanTime(transfer.stageSince)}</dd>
${next.length > 0 && html`<dt>Waiting for</dt><dd>${next.join(' and ')}</dd>`}
${due && html`<dt>Due</dt><dd>${due}</dd>`}
</dl>
${asked(transfer)}`;
}

/** Whose signature is wanted of the customer: its own, or that of the colleague it was passed on to. */
function asked(transfer: Transfer): Html | undefined {
  if (!awaitedSigners(transfer).includes('customer')) return undefined;
  const colleague = transfer.signatories.customer;
  return colleague
    ? html`<p>${colleague.firstName} ${colleague.lastName} is asked to sign for ${transfer.customer.organisationName}.</p>`
    : html`<p>You are asked to sign: the link to sign with is in a mail of its own.</p>`;
}
