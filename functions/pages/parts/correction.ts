import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Visit } from '../../runtime/language.ts';
import { correction as en } from '../words/en/correction.ts';
import { correction as nl } from '../words/nl/correction.ts';
import { inEvery } from '../words/words.ts';
import { type Fault, faultAt, faultsOf } from './faults.ts';
import { checkbox, textArea } from './field.ts';
import { sessionForm } from './session-form.ts';

const WORDS = inEvery(en, nl);

/** What can be wrong: the sections of the form. */
export const ABOUT: readonly Section[] = ['customer', 'subscription', 'currentPartner', 'newPartner'];

/** Where the form posts to, in which session, and what was typed and wrong before. */
type Asked = {
  action: string;
  visit: Visit;
  typed?: ReadonlyMap<string, string>;
  faults?: readonly Fault[];
};

/** Asks what is wrong and why, about the revision that is shown. The new partner's part can be wrong once it is there. */
export function correctionForm(
  { revision, newPartner }: Transfer,
  { action, visit, typed, faults = [] }: Asked,
): Html {
  const { language } = visit;
  const words = WORDS[language];
  const about = ABOUT.filter((section) => section !== 'newPartner' || newPartner.part);
  const [first = ''] = about;
  const fault = faultAt(faults, `about-${first}`);
  const content = html`<input type="hidden" name="revision" value="${revision}">
<fieldset><legend>${words.what}</legend>
${about.map((section) =>
  checkbox(
    { name: `about-${section}`, label: words.section[section] },
    { checked: typed?.get(`about-${section}`) === 'yes', fault: section === first ? fault : '' },
  ),
)}</fieldset>
${textArea(
  { name: 'reason', id: 'correction-reason', label: words.reason, rows: 3, min: 3 },
  { language, value: typed?.get('reason'), fault: faultAt(faults, 'correction-reason') },
)}<p><button type="submit" class="quiet">${words.ask}</button></p>`;
  return html`<p>${words.intro}</p>
${sessionForm(visit, { action }, content)}`;
}

/** What was wrong with what was asked for, beside the fields of the form above. */
export function correctionFaults(language: Language, violations: readonly Violation[]): Fault[] {
  const { whatField, reasonField } = WORDS[language];
  return faultsOf(language, violations, {
    sections: { id: `about-${ABOUT[0]}`, label: whatField },
    reason: { id: 'correction-reason', label: reasonField },
  });
}
