import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import type { Visit } from '../../runtime/language.ts';
import { type Fault, faultAt, faultsOf } from '../parts/faults.ts';
import { input, textArea } from '../parts/field.ts';
import { sessionForm } from '../parts/session-form.ts';
import { roles as en } from '../words/en/roles.ts';
import { roles as nl } from '../words/nl/roles.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const COMMERCE_ID = 'newPartnerCenterSubscriptionId';

/** As much as the door takes. */
const MOST_CHARACTERS = 1_000_000;

/** A list can have a hundred faults; beside the field stand the first, above the form all of them. */
const BESIDE = 3;

/** Where the list is handed in, with what was typed and pasted before and what was wrong with it. */
export function listForm(
  { accessReports, newPartnerCenterSubscriptionId }: Transfer,
  visit: Visit,
  action: string,
  typed: ReadonlyMap<string, string> = new Map(),
  faults: readonly Fault[] = [],
): Html {
  const { language } = visit;
  const words = WORDS[language];
  const shown = (name: string) => ({ language, value: typed.get(name), fault: faultAt(faults, name) });
  const list = {
    name: 'roles',
    label: words.content,
    rows: 6,
    max: MOST_CHARACTERS,
    hint: words.contentHint,
  };
  const ofList = faults.filter(({ field }) => field === list.name).slice(0, BESIDE);
  const content = html`<input type="hidden" name="shown" value="${accessReports}">
${input({ name: 'ranBy', label: words.ranBy, max: 100, autocomplete: 'name' }, shown('ranBy'))}
${!newPartnerCenterSubscriptionId && input({ name: COMMERCE_ID, label: words.commerceId, max: 36, optional: true, hint: words.commerceIdHint }, shown(COMMERCE_ID))}
${textArea(list, { ...shown(list.name), fault: faultAt(ofList, list.name) })}
<p><button type="submit">${words.send}</button></p>`;
  return sessionForm(visit, { action }, content);
}

/** What was wrong with a list, each fault at the field it is about; whatever names no other field is about the list. */
export function listFaults(language: Language, violations: readonly Violation[]): Fault[] {
  const words = WORDS[language];
  const list = { id: 'roles', label: words.list };
  const places = {
    ranBy: { id: 'ranBy', label: words.ranByLabel },
    [COMMERCE_ID]: { id: COMMERCE_ID, label: words.commerceId },
    roleAssignments: list,
    'data.roleAssignments': list,
  };
  return faultsOf(language, violations, places).map((fault) => ({ ...fault, field: fault.field || list.id }));
}
