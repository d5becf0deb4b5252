import { type Html, html } from '../../../shared/mail/html.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import type { Language, Party } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal, refuse, type Violation } from '../../../shared/transfer/refusals.ts';
import type { Section } from '../../../shared/transfer/signed-form.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { correction as en } from '../words/en/correction.ts';
import { correction as nl } from '../words/nl/correction.ts';
import { inEvery } from '../words/words.ts';
import { type Fault, faultAt, faultsOf } from './faults.ts';
import { checkbox, textArea } from './field.ts';
import { typedReason } from './reason.ts';
import type { Said } from './say.ts';

const WORDS = inEvery(en, nl);

/** What can be wrong: the sections of the form. */
const ABOUT: readonly Section[] = ['customer', 'subscription', 'currentPartner', 'newPartner'];

/** Where the form posts to, the reader's language, and what was typed and wrong before. */
type Asked = {
  action: string;
  language: Language;
  typed?: ReadonlyMap<string, string>;
  faults?: readonly Fault[];
};

/** Asks what is wrong and why, about the revision that is shown. The new partner's part can be wrong once it is there. */
export function correctionForm(
  { revision, newPartner }: Transfer,
  { action, language, typed, faults = [] }: Asked,
): Html {
  const words = WORDS[language];
  const about = ABOUT.filter((section) => section !== 'newPartner' || newPartner.part);
  const [first = ''] = about;
  const fault = faultAt(faults, `about-${first}`);
  return html`<p>${words.intro}</p>
<form method="post" action="${action}">
<input type="hidden" name="revision" value="${revision}">
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
)}<p><button type="submit" class="quiet">${words.ask}</button></p>
</form>`;
}

/** What was wrong with what was asked for, beside the fields of the form above. */
export function correctionFaults(language: Language, violations: readonly Violation[]): Fault[] {
  const { whatField, reasonField } = WORDS[language];
  return faultsOf(language, violations, {
    sections: { id: `about-${ABOUT[0]}`, label: whatField },
    reason: { id: 'correction-reason', label: reasonField },
  });
}

/** What was asked for, as a message of this party with every fault at once; asking twice about one revision is asking once (A-11). */
export function readCorrection(fields: ReadonlyMap<string, string>, by: Party): Said | Refusal {
  const shown = fields.get('revision') ?? '';
  if (!/^[1-9]\d{0,3}$/.test(shown)) return refuse('correction-superseded');
  const revision = Number(shown);
  const typed = typedReason(fields);
  const sections = ABOUT.filter((section) => fields.get(`about-${section}`) === 'yes');
  const unticked =
    sections.length > 0 ? [] : [{ path: 'sections', message: 'has to be ticked at least once' }];
  if (isRefusal(typed) || unticked.length > 0)
    return refuse('invalid-content', [...unticked, ...(isRefusal(typed) ? typed.violations : [])]);
  return {
    messageId: `correction.r${revision}.${by}`,
    bodyHash: hashOf(`correction r${revision} ${by}`),
    message: { kind: 'correctionRequested', by, revision, ...typed, sections },
  };
}
