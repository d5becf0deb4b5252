import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import { type Party, partyName } from '../../../shared/transfer/party.ts';
import { awaitedSigners } from '../../../shared/transfer/questions.ts';
import { causeOf } from '../../../shared/transfer/revision.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';

/** What somebody else wants corrected, before the current partner signs the same words again (A-11). */
function wanted(transfer: Transfer, party: Party): Html | undefined {
  const correction = causeOf(transfer);
  if (party !== 'currentPartner' || !correction) return undefined;
  if (correction.by === partyName.currentPartner || correction.by === 'the product') return undefined;
  return html`<p role="note"><strong>The ${correction.by} asked for a correction:</strong> ${correction.reason} If the form below does not show it corrected, do not sign yet: your portal sends the corrected sections first.</p>`;
}

/** Who asks whom for what, above the form to be signed. */
export function facts(transfer: Transfer, party: Party): Html {
  const { customer, currentPartner, newPartner, subscription, expiresAt } = transfer;
  const asked = awaitedSigners(transfer).includes(party);
  return html`<p>You sign for <strong>${signatoryOf(transfer, party)?.organisation}</strong>, the ${partyName[party]}.</p>
${wanted(transfer, party)}
<dl>
<dt>Customer</dt><dd>${customer.organisationName}</dd>
<dt>From</dt><dd>${currentPartner.identity.organisationName} (current partner)</dd>
<dt>To</dt><dd>${newPartner.identity.organisationName} (new partner)</dd>
<dt>Azure subscription</dt><dd>${subscription.friendlyName} <code>${subscription.azureSubscriptionId}</code></dd>
${asked && expiresAt && html`<dt>Please answer</dt><dd>until ${humanTime(expiresAt)}</dd>`}
</dl>
<p>After all three have signed, the current partner sends the form to Microsoft, who answers within eight business hours. The move changes billing; your resources stay as they are.</p>`;
}
