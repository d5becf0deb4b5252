import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import type { Instant } from '../../../shared/transfer/instant.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { correctionForm } from '../parts/correction.ts';
import { detailsForm } from './details-form.ts';
import { possible } from './possible.ts';

/** What the customer can do at present, each folded away until it is wanted. */
export function actions(transfer: Transfer, now: Instant): Html | undefined {
  const { withdraw, correct, propose } = possible(transfer, now);
  if (!withdraw && !correct && !propose) return undefined;
  return html`<h2>What you can do</h2>
${propose && folded('Enter the new partner’s details', proposing(transfer))}
${correct && folded('Ask for a correction of the form', correctionForm(transfer, 'transfer/correct'))}
${withdraw && folded('Withdraw your request', WITHDRAWING)}`;
}

const folded = (title: string, content: Html): Html => html`<details><summary>${title}</summary>
${content}
</details>
`;

/** The customer helps with what it knows; nothing stands in the form before the new partner has confirmed it (A-20). */
function proposing({ newPartner: { identity, proposal } }: Transfer): Html {
  return html`${proposal && html`<p role="status">You entered details on ${humanTime(proposal.proposedAt)}; ${identity.organisationName} has to confirm them. You may enter them anew.</p>`}
<p>If you know them, you can enter what the form says of ${identity.organisationName}. It has to confirm them before anybody signs.</p>
${detailsForm({ action: 'transfer/new-partner', shown: proposal?.number ?? 0, details: proposal?.details })}`;
}

const WITHDRAWING = html`<p>The transfer ends for everybody, and your subscription stays with your current partner.</p>
<form method="post" action="transfer/withdraw">
<p><label for="withdraw-reason">Your reason, which all parties will read</label><textarea id="withdraw-reason" name="reason" rows="2" required minlength="3" maxlength="1000"></textarea></p>
<p><button type="submit" class="plain">Withdraw the request</button></p>
</form>`;
