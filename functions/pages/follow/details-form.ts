import { type Html, html } from '../../../shared/mail/html.ts';
import type { Visit } from '../../runtime/language.ts';
import { sessionForm } from '../parts/session-form.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';
import { detailsFieldsets, type ShownDetails } from './details-fieldsets.ts';

const WORDS = inEvery(en, nl);

/** The form in which the customer enters the new partner: `shown` is the number of its last proposal, to tell two clicks from two proposals. */
export function detailsForm(
  visit: Visit,
  action: string,
  shown: number,
  details: Omit<ShownDetails, 'language'>,
): Html {
  const { language } = visit;
  const content = html`<input type="hidden" name="shown" value="${shown}">
${detailsFieldsets({ ...details, language })}<p><button type="submit">${WORDS[language].propose.send}</button></p>`;
  return sessionForm(visit, { action }, content);
}
