import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { type ReadableForm, readableForms } from '../../../shared/workflow/readable-form.ts';
import { follow as en } from '../words/en/follow.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);

/** The forms the customer may read: none before the current partner has signed (R-18), replaced revisions below the present one (A-11). */
export function forms(transfer: Transfer, language: Language): Html {
  const words = WORDS[language].form;
  const [newest, ...older] = readableForms(transfer, 'customer').toReversed();
  if (!newest)
    return html`<h2>${words.heading}</h2>
<p>${words.notYet}</p>`;
  const present = newest.revision === transfer.revision;
  return html`<h2>${words.heading}</h2>
${present ? presentForm(newest, words) : html`<p>${words.beingCorrected}</p>`}
${replaced(present ? older : [newest, ...older], words)}`;
}

const presentForm = (
  { revision, form }: ReadableForm,
  words: typeof en.form,
): Html => html`<p><a class="button" href="transfer/form.pdf?sha256=${form.sha256}" target="_blank" rel="noopener">${words.read}</a></p>
<p class="hash">${words.revision(revision, form.sha256)}</p>`;

function replaced(old: readonly ReadableForm[], words: typeof en.form): Html | undefined {
  if (old.length === 0) return undefined;
  return html`<p>${words.replaced}</p>
<ul>${old.map(({ revision }) => html`<li><a href="transfer/form.pdf?revision=${revision}" target="_blank" rel="noopener">${words.oldRevision(revision)}</a></li>`)}</ul>`;
}
