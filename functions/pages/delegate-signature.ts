import { html } from '../../shared/mail/html.ts';
import { hashOf } from '../../shared/signing/signing-token.ts';
import { Signatory } from '../../shared/transfer/party.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { readAs } from '../../shared/workflow/read-json.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { page, refusalPage } from '../runtime/page.ts';
import { formFields, signerOnOurPage } from '../runtime/signer.ts';
import { say } from './parts/say.ts';

const FIELDS = ['firstName', 'lastName', 'email', 'title'];

/** A signatory passes the signature on to a colleague, by the link it was asked with; the old link is dead. */
export const delegateSignature = endpoint({
  name: 'delegateSignature',
  method: 'POST',
  route: 'sign/delegate',
  caller: signerOnOurPage,
  refusal: refusalPage,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const given = FIELDS.map((name) => [name, fields.get(name)?.trim()] as const).filter(([, text]) => text);
    const to = readAs(Signatory, Object.fromEntries(given), ['to']);
    if (isRefusal(to)) return to;
    const { services, caller, ip, userAgent } = knock;
    const { party, revision, generation } = caller;
    const bodyHash = hashOf(JSON.stringify(to));
    const accepted = await say(services, caller, {
      messageId: `delegated.r${revision}.${party}.g${generation}.${bodyHash}`,
      bodyHash,
      message: { kind: 'delegated', party, revision, generation, to, ip, userAgent },
    });
    if (isRefusal(accepted)) return accepted;
    const body = html`<p role="status">${to.firstName} ${to.lastName} is asked to sign instead of you; the link goes to ${to.email}. Your own link no longer works, and there is nothing more for you to do.</p>`;
    return { response: page('Passed on to a colleague', body) };
  },
});
