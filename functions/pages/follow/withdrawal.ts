import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import type { Visit } from '../../runtime/language.ts';
import { type Fault, faultAt, faultsOf } from '../parts/faults.ts';
import { textArea } from '../parts/field.ts';
import { sessionForm } from '../parts/session-form.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const ID = 'withdraw-reason';

/** Asks why, before the transfer ends for everybody (DOMAIN 13). */
export function withdrawalForm(
  visit: Visit,
  action: string,
  typed?: string,
  faults: readonly Fault[] = [],
): Html {
  const { language } = visit;
  const words = WORDS[language].withdraw;
  const field = { name: 'reason', id: ID, label: words.reason, rows: 2, min: 3, max: 1000 };
  const content = html`${textArea(field, { language, value: typed, fault: faultAt(faults, ID) })}<p><button type="submit" class="plain">${words.send}</button></p>`;
  return html`<p>${words.effect}</p>
${sessionForm(visit, { action }, content)}`;
}

/** What was wrong with the reason. */
export const withdrawalFaults = (language: Language, violations: readonly Violation[]): Fault[] =>
  faultsOf(language, violations, { reason: { id: ID, label: WORDS[language].withdraw.reasonLabel } });
