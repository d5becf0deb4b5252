import { type Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';

/** What is moved from whom to whom; after the move both ids, each with what it is for (R-22…R-24), and when billing moved (D-06). */
export function subject(transfer: Transfer): Html {
  const { subscription, currentPartner, newPartner, serviceTicket } = transfer;
  return html`<h2>The subscription</h2>
<dl>
<dt>Name</dt><dd>${subscription.friendlyName ?? 'without a name'}</dd>
<dt>From</dt><dd>${currentPartner.identity.organisationName} (current partner)</dd>
<dt>To</dt><dd>${newPartner.identity.organisationName} (new partner)</dd>
${serviceTicket && html`<dt>Service ticket</dt><dd>${serviceTicket.number}</dd>`}
<dt>Azure subscription ID</dt><dd><code>${subscription.azureSubscriptionId}</code></dd>
${afterTheMove(transfer)}
</dl>
${hasMoved(transfer) && html`<p>The Azure subscription ID stays the same; the Partner Center subscription ID, used for billing, is a new one. Name both in every support ticket from now on.</p>`}`;
}

const hasMoved = ({ stage }: Transfer): boolean => stage === 'access' || stage === 'completed';

function afterTheMove(transfer: Transfer): Html | undefined {
  const { newPartnerCenterSubscriptionId: id, cutOffDate } = transfer;
  const date =
    cutOffDate && html`<dt>Cut-off date</dt><dd>${cutOffDate}: from this day the new partner bills you</dd>`;
  if (!hasMoved(transfer)) return date ? html`${date}` : undefined;
  return html`<dt>Partner Center subscription ID</dt><dd>${id ? html`<code>${id}</code>` : 'not known yet; the new partner sees it in Partner Center'}</dd>
${date}`;
}

/** What is left to say once the last list has completed the transfer; the link is dead by then. */
export const completed = (
  transfer: Transfer,
): Html => html`<p role="status">Nobody of the old partner has access any more. The transfer is complete, and everybody is told. The link to this page no longer works, so keep what you need of it.</p>
${subject(transfer)}`;
