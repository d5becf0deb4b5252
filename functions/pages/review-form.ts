import { html } from '../../shared/mail/html.ts';
import { humanTime } from '../../shared/mail/mail-facts.ts';
import { CONSENT } from '../../shared/signing/consent.ts';
import { sessionTransfer } from '../../shared/signing/open-link.ts';
import { type Party, partyName } from '../../shared/transfer/party.ts';
import { awaitedSigners } from '../../shared/transfer/questions.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { signatoryOf } from '../../shared/transfer/steps/signing.ts';
import { currentForm, type Transfer } from '../../shared/transfer/transfer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { page, refusalPage } from '../runtime/page.ts';
import { keepSession, signer } from '../runtime/signer.ts';

/** The page a signatory reads: who asks, what is transferred, the form itself with its hash, and the choice to sign or decline. */
export const reviewForm = endpoint({
  name: 'reviewForm',
  method: 'GET',
  route: 'sign/document',
  caller: signer,
  refusal: refusalPage,
  async handle(knock) {
    const transfer = await sessionTransfer(knock.services, knock.caller);
    if (isRefusal(transfer)) return transfer;
    const form = currentForm(transfer);
    if (!form) return refuse('form-not-ready');
    const { party } = knock.caller;
    const body = html`${facts(transfer, party)}
<h2>The form</h2>
<p><a class="button" href="form.pdf" target="_blank" rel="noopener">Read the form (PDF)</a></p>
<p class="hash">SHA-256 ${form.sha256}</p>
${awaitedSigners(transfer).includes(party) ? choice(transfer, party, form.sha256) : done(transfer, party)}`;
    return { response: page('Review and sign', body, { headers: keepSession(knock, knock.caller) }) };
  },
});

function facts(transfer: Transfer, party: Party) {
  const { customer, currentPartner, newPartner, subscription } = transfer;
  const attested = transfer.newPartner.part;
  return html`<p>You sign for <strong>${signatoryOf(transfer, party)?.organisation}</strong>, the ${partyName[party]}.</p>
<dl>
<dt>Customer</dt><dd>${customer.organisationName}</dd>
<dt>From</dt><dd>${currentPartner.identity.organisationName} (current partner)</dd>
<dt>To</dt><dd>${newPartner.identity.organisationName} (new partner)</dd>
<dt>Azure subscription</dt><dd>${subscription.friendlyName} <code>${subscription.azureSubscriptionId}</code></dd>
${
  attested &&
  html`<dt>Agreement</dt><dd>${attested.agreement.name} of ${attested.agreement.dateAgreed}, attested by ${attested.agreement.attestedBy}</dd>
<dt>Reseller relationship</dt><dd>confirmed ${humanTime(attested.resellerRelationship.confirmedAt)}</dd>`
}
<dt>Answer</dt><dd>until ${humanTime(transfer.expiresAt)}</dd>
</dl>
<p>After all three have signed, the current partner sends the form to Microsoft, who answers within eight business hours. The move changes billing; your resources stay as they are.</p>`;
}

function choice(transfer: Transfer, party: Party, sha256: string) {
  const person = signatoryOf(transfer, party)?.signatory;
  return html`<h2>Sign</h2>
<form method="post" action="sign">
<input type="hidden" name="contentHash" value="${sha256}"><input type="hidden" name="consentVersion" value="${CONSENT.version}">
<p><label for="name">Type your full name: ${person?.firstName} ${person?.lastName}</label><input type="text" id="name" name="name" required autocomplete="name"></p>
<p class="check"><input type="checkbox" id="consent" name="consent" value="yes" required><label for="consent">${CONSENT.text}</label></p>
<p><button type="submit">Sign the form</button></p>
</form>
<h2>Or decline</h2>
<form method="post" action="decline">
<p><label for="reason">Your reason, which all parties will read</label><textarea id="reason" name="reason" rows="2" required minlength="3" maxlength="1000"></textarea></p>
<p><button type="submit" class="plain">Decline to sign</button></p>
</form>`;
}

const done = (transfer: Transfer, party: Party) =>
  html`<p role="status">${transfer.signatures[party] ? `You signed this form on ${humanTime(transfer.signatures[party].signedAt)}. Thank you; there is nothing more to do.` : 'There is nothing for you to sign at the moment.'}</p>`;
