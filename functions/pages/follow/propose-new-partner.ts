import { html } from '../../../shared/mail/html.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { PartnerDetails } from '../../../shared/transfer/party.ts';
import { isRefusal, type Violation } from '../../../shared/transfer/refusals.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { page } from '../../runtime/page.ts';
import { followerOnOurPage, formFields, keepSession } from '../../runtime/signer.ts';
import { say } from '../parts/say.ts';
import { GROUPS, ROLE_FIELD } from './details-fields.ts';
import { detailsForm } from './details-form.ts';
import { refusalBelow } from './refusals.ts';

/** The typed fields as details; what was left empty is left out. */
function detailsIn(fields: ReadonlyMap<string, string>): unknown {
  const details: Record<string, string | Record<string, string>> = { address: {}, admin: {}, signatory: {} };
  for (const name of [...GROUPS.flatMap((group) => group.fields.map((field) => field.name)), ROLE_FIELD]) {
    const text = fields.get(name)?.trim();
    const [group = '', key] = name.split('.');
    const into = details[group];
    if (text && key === undefined) details[group] = text;
    if (text && key !== undefined && typeof into === 'object') into[key] = text;
  }
  return details;
}

/** The customer enters the new partner's details; the new partner has to confirm them. */
export const proposeNewPartner = endpoint({
  name: 'proposeNewPartner',
  method: 'POST',
  route: 'sign/transfer/new-partner',
  caller: followerOnOurPage,
  refusal: refusalBelow,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const shown = /^\d{1,6}$/.exec(fields.get('shown') ?? '')?.[0] ?? '0';
    const details = readAs(PartnerDetails, detailsIn(fields), ['details']);
    if (isRefusal(details)) return { response: typedAgain(fields, Number(shown), details.violations) };
    const bodyHash = hashOf(JSON.stringify(details));
    const accepted = await say(knock.services, knock.caller, {
      messageId: `proposed.after${shown}.${bodyHash}`,
      bodyHash,
      message: { kind: 'newPartnerProposed', details },
    });
    if (isRefusal(accepted) && accepted.refused === 'invalid-content')
      return { response: typedAgain(fields, Number(shown), accepted.violations) };
    if (isRefusal(accepted)) return accepted;
    const headers = { location: '../transfer', ...keepSession(knock, knock.caller) };
    return { response: { status: 303, headers } };
  },
});

/** So much typing is not to be done twice: the form comes back with it, and with what is wrong where it is wrong. */
function typedAgain(typed: ReadonlyMap<string, string>, shown: number, faults: readonly Violation[]) {
  const body = html`<p role="alert">Something is missing or not right; see beside the fields.</p>
${detailsForm({ action: 'new-partner', shown, typed, faults })}
<p><a href="../transfer">Back to your transfer</a></p>`;
  return page('The new partner’s details', body, { status: 422, up: '../' });
}
