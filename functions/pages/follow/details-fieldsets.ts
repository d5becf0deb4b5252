import { type Html, html } from '../../../shared/mail/html.ts';
import type { Language } from '../../../shared/transfer/party.ts';
import { type Fault, faultAt } from '../parts/faults.ts';
import { input } from '../parts/field.ts';
import { detailsGroups, type Group, ROLE_FIELD } from './details-fields.ts';
import { roleChoice } from './role-choice.ts';

/** What stands in the fields, and what is wrong with it; `own` speaks to the new partner itself. */
export type ShownDetails = {
  language: Language;
  typed: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  own?: boolean;
};

/** The new partner's details to be typed, with what was typed before and what was wrong with it. */
export function detailsFieldsets({ language, typed, faults, own = false }: ShownDetails): Html {
  const inputs = ({ fields }: Group) =>
    fields.map((field) =>
      input(field, { language, value: typed.get(field.name), fault: faultAt(faults, field.name) }),
    );
  const role = roleChoice(language, typed.get(ROLE_FIELD), faultAt(faults, ROLE_FIELD));
  return html`${detailsGroups(language, own).map(
    (group) => html`<fieldset><legend>${group.title}</legend>
${inputs(group)}${group.of === 'admin' && role}</fieldset>
`,
  )}`;
}
