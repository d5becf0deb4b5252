import { type Html, html } from '../../../shared/mail/html.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';
import { detailsFieldsets, type ShownDetails } from './details-fieldsets.ts';

const WORDS = inEvery(en, nl);

/** The form in which the customer enters the new partner: `shown` is the number of its last proposal, to tell two clicks from two proposals. */
export const detailsForm = (
  action: string,
  shown: number,
  details: ShownDetails,
): Html => html`<form method="post" action="${action}">
<input type="hidden" name="shown" value="${shown}">
${detailsFieldsets(details)}<p><button type="submit">${WORDS[details.language].propose.send}</button></p>
</form>`;
