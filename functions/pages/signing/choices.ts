import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import { CONSENT } from '../../../shared/signing/consent.ts';
import { type Party, partyName } from '../../../shared/transfer/party.ts';
import { CORRECTABLE } from '../../../shared/transfer/questions.ts';
import { signatoryOf } from '../../../shared/transfer/signatory-of.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { correctionForm } from '../parts/correction.ts';
import { input } from '../parts/field.ts';

/** What somebody can do who is asked to sign: sign, or one of three other things. */
export const choices = (transfer: Transfer, party: Party, sha256: string): Html => html`<h2>Sign</h2>
${signing(transfer, party, sha256)}
<h2>Or something else</h2>
${correcting(transfer)}
<details><summary>Somebody else should sign</summary>
${delegating(party)}
</details>
<details><summary>We do not agree to the transfer</summary>
${DECLINING}
</details>`;

/** Also for somebody who has signed: a mistake can be found until the form is with Microsoft. */
const correcting = (
  transfer: Transfer,
): Html => html`<details><summary>Something in the form is wrong</summary>
${correctionForm(transfer, 'correct')}
</details>`;

function signing(transfer: Transfer, party: Party, sha256: string): Html {
  const person = signatoryOf(transfer, party)?.signatory;
  return html`<form method="post" action="sign">
<input type="hidden" name="contentHash" value="${sha256}"><input type="hidden" name="consentVersion" value="${CONSENT.version}">
<p><label for="name">Type your full name: ${person?.firstName} ${person?.lastName}</label><input type="text" id="name" name="name" required autocomplete="name"></p>
<p class="check"><input type="checkbox" id="consent" name="consent" value="yes" required><label for="consent">${CONSENT.text}</label></p>
<p><button type="submit">Sign the form</button></p>
</form>`;
}

const delegating = (
  party: Party,
): Html => html`<p>Name a colleague who may sign for the ${partyName[party]}. A link of their own goes to the colleague; yours no longer works.</p>
<form method="post" action="delegate">
${input({ name: 'firstName', label: 'First name', max: 50 })}${input({ name: 'lastName', label: 'Last name', max: 50 })}${input({ name: 'email', label: 'E-mail address', type: 'email', max: 254 })}${input({ name: 'title', label: 'Position', max: 100, optional: true })}<p><button type="submit" class="quiet">Let the colleague sign</button></p>
</form>`;

const DECLINING = html`<p>Nobody is obliged to agree. If you decline, the transfer ends for everybody.</p>
<form method="post" action="decline">
<p><label for="reason">Your reason, which all parties will read</label><textarea id="reason" name="reason" rows="2" required minlength="3" maxlength="1000"></textarea></p>
<p><button type="submit" class="plain">Decline to sign</button></p>
</form>`;

/** What there is to say to somebody who is not asked to sign now. */
export function done(transfer: Transfer, party: Party): Html {
  const signed = transfer.signatures[party];
  const correctable = CORRECTABLE.includes(transfer.stage);
  return html`<p role="status">${signed ? `You signed this form on ${humanTime(signed.signedAt)}. Thank you; there is nothing more to do.` : 'There is nothing for you to sign at the moment.'}</p>
${correctable && correcting(transfer)}`;
}
