import { type Html, html } from '../../../shared/mail/html.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { readableForms } from '../../../shared/workflow/readable-form.ts';

/** The forms the customer may read: none before the current partner has signed (R-18), replaced revisions below the present one (A-11). */
export function forms(transfer: Transfer): Html {
  const [newest, ...older] = readableForms(transfer, 'customer').toReversed();
  if (!newest)
    return html`<h2>The form</h2>
<p>You can read the form here as soon as your current partner has signed it.</p>`;
  const present = newest.revision === transfer.revision;
  const old = present ? older : [newest, ...older];
  return html`<h2>The form</h2>
${
  present
    ? html`<p><a class="button" href="transfer/form.pdf" target="_blank" rel="noopener">Read the form (PDF)</a></p>
<p class="hash">Revision ${newest.revision}, SHA-256 ${newest.form.sha256}</p>`
    : html`<p>The form is being corrected. You can read it here as soon as your current partner has signed it again.</p>`
}
${
  old.length > 0 &&
  html`<p>Replaced, and kept to be read:</p>
<ul>${old.map(({ revision }) => html`<li><a href="transfer/form.pdf?revision=${revision}" target="_blank" rel="noopener">Revision ${revision} (PDF)</a></li>`)}</ul>`
}`;
}
