import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { accessCommands } from '../../../shared/workflow/access-commands.ts';
import type { Services } from '../../../shared/workflow/services.ts';
import { input } from '../parts/field.ts';
import { possible } from './possible.ts';

/**
 * The clean-up, while it is to be done: the commands to run, and where to hand in the list they make. The task is the
 * new partner's, but often only the customer has the right to carry it out (A-07, D-09).
 */
export async function cleanUp(
  services: Pick<Services, 'documents' | 'now'>,
  transfer: Transfer,
): Promise<Html | undefined> {
  if (!possible(transfer, services.now()).handInRoles) return undefined;
  const commands = await accessCommands(services, transfer);
  if (isRefusal(commands)) return undefined;
  return html`<h2>Remove the old partner’s access</h2>
<p>This is the new partner’s task. Often only an Owner in your organisation may do it: then run these commands yourself, or let the new partner be made Owner first.</p>
${found(transfer)}
<pre tabindex="0" role="region" aria-label="PowerShell commands">${commands.script}</pre>
<p><a href="transfer/clean-up.ps1">Download the commands as a file</a></p>
${handingIn(transfer)}`;
}

const found = ({ access }: Transfer): Html | undefined =>
  access &&
  html`<p role="status">The list of ${humanTime(access.reportedAt)}, made by ${access.ranBy}, shows ${access.remaining} ${access.remaining === 1 ? 'role' : 'roles'} of the old partner, and ${access.review} to look at.</p>`;

function handingIn({ accessReports, newPartnerCenterSubscriptionId }: Transfer): Html {
  return html`<h3>Hand in the list</h3>
<form method="post" action="transfer/roles">
<input type="hidden" name="shown" value="${accessReports}">
${input({ name: 'ranBy', label: 'Who made the list', max: 100, autocomplete: 'name' })}
${!newPartnerCenterSubscriptionId && input({ name: 'newPartnerCenterSubscriptionId', label: 'New Partner Center subscription ID', max: 36, hint: 'The new partner knows it; it is needed to complete the transfer' })}
<p><label for="roles">The content of roles.json</label>
<span class="fine" id="roles-hint">Open the file in an editor, copy all of it and paste it here.</span>
<textarea id="roles" name="roles" rows="6" required spellcheck="false" aria-describedby="roles-hint"></textarea></p>
<p><button type="submit">Hand in the list</button></p>
</form>`;
}
