import { advice } from '../../../shared/guidance/checklist.ts';
import { type Html, html } from '../../../shared/mail/html.ts';
import { humanTime } from '../../../shared/mail/mail-facts.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';

/** What the new partner attests, for everybody to see before they sign (R-26, R-28, A-05). */
export function attestations({ newPartner: { part, identity } }: Transfer): Html | undefined {
  if (!part) return undefined;
  const { agreement, resellerRelationship } = part;
  return html`<h2>What the new partner attests</h2>
<dl>
<dt>Agreement with the customer</dt><dd>${agreement.name}, agreed on ${agreement.dateAgreed}</dd>
<dt>Attested by</dt><dd>${agreement.attestedBy}, ${identity.organisationName}</dd>
<dt>Reseller relationship</dt><dd>confirmed ${humanTime(resellerRelationship.confirmedAt)}: ${resellerRelationship.evidence}</dd>
</dl>`;
}

/** Advice for the reader's side and the present stage; nothing of it stops the transfer. */
export function checklist({ stage }: Transfer, reader: Party): Html | undefined {
  // Said with the contact, below, in better words for this page.
  const lines = advice(stage, reader).filter(({ id }) => id !== 'no-help-from-microsoft');
  if (lines.length === 0) return undefined;
  return html`<h2>Good to know</h2>
<ul>${lines.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
}

/**
 * Whom to turn to. Microsoft steps in for neither customer nor new partner (R-10); the current partner's contact is
 * for the customer alone (R-11), who plans to work closely with it.
 */
export function contact(transfer: Transfer, reader: Party, opsMailTo: string): Html {
  const { details, identity } = transfer.currentPartner;
  const { firstName, lastName, email, phone } = details.admin;
  return html`<h2>If you have a question</h2>
<ul>
${reader === 'customer' && html`<li>Your current partner: ${firstName} ${lastName}, ${identity.organisationName}, ${email}, ${phone}</li>`}
${reader === 'newPartner' && html`<li>The current partner, ${identity.organisationName}</li>`}
<li>The team that runs this service: ${opsMailTo}, reference ${transfer.id}</li>
</ul>
${reader !== 'currentPartner' && html`<p>Microsoft cannot step in for the customer or the new partner. If nothing moves, ask the current partner first, then the team above.</p>`}`;
}
