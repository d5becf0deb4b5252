import type { z } from 'zod';
import { type Html, html } from '../../../shared/mail/html.ts';
import { AdminRole, type PartnerDetails } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import { faultWords } from '../../runtime/fault-words.ts';
import { input } from '../parts/field.ts';
import { GROUPS, ROLE_FIELD } from './details-fields.ts';

type Details = z.infer<typeof PartnerDetails>;

/** What the form shows: `shown` is the number of the customer's last proposal, to tell two clicks from two proposals. */
type Shown = {
  action: string;
  shown: number;
  details?: Details | undefined;
  typed?: ReadonlyMap<string, string>;
  faults?: readonly Violation[];
};

/** The new partner's details to be typed, with what was typed before and what was wrong with it. */
export function detailsForm({ action, shown, details, typed = asTyped(details), faults = [] }: Shown): Html {
  const faultOf = (name: string) =>
    faults
      .filter(({ path }) => path === `details.${name}`)
      .map(({ message }) => faultWords(message))
      .join(', ');
  const [address, admin, signatory] = GROUPS.map(({ title, fields }) => ({
    title,
    inputs: fields.map((field) => input(field, typed.get(field.name), faultOf(field.name))),
  }));
  return html`<form method="post" action="${action}">
<input type="hidden" name="shown" value="${shown}">
${[address, admin, signatory].map(
  (group) => html`<fieldset><legend>${group?.title}</legend>
${group?.inputs}${group === admin && roleChoice(typed.get(ROLE_FIELD))}</fieldset>
`,
)}<p><button type="submit">Send to the new partner</button></p>
</form>`;
}

const roleChoice = (
  chosen = AdminRole.options[0] as string,
): Html => html`<p><label for="${ROLE_FIELD}">Role at the partner</label>
<select id="${ROLE_FIELD}" name="${ROLE_FIELD}">${AdminRole.options.map((role) => html`<option${role === chosen && html` selected`}>${role}</option>`)}</select></p>
`;

/** Details as the fields hold them: `admin.email` and so on. */
const asTyped = (details: Details | undefined): Map<string, string> =>
  new Map(
    Object.entries(details ?? {}).flatMap(([group, value]: [string, string | object | undefined]) =>
      typeof value === 'object'
        ? Object.entries(value).map(([key, text]): [string, string] => [`${group}.${key}`, String(text)])
        : [[group, value ?? ''] as [string, string]],
    ),
  );
