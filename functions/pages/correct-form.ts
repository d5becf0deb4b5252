import { html } from '../../shared/mail/html.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { page, refusalPage } from '../runtime/page.ts';
import { formFields, signerOnOurPage } from '../runtime/signer.ts';
import { readCorrection } from './parts/correction.ts';
import { say } from './parts/say.ts';

/** Instead of signing, a signatory asks for a correction of the revision it was shown. */
export const correctForm = endpoint({
  name: 'correctForm',
  method: 'POST',
  route: 'sign/correct',
  caller: signerOnOurPage,
  refusal: refusalPage,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const { services, caller } = knock;
    // What the session was opened for was shown, whatever the form that is posted says.
    const said = readCorrection(fields.set('revision', String(caller.revision)), caller.party);
    const accepted = isRefusal(said) ? said : await say(services, caller, said);
    if (isRefusal(accepted)) return accepted;
    const body = html`<p role="status">Your request for a correction is recorded, and everybody is told your reason. This link no longer works; when the corrected form is ready, who has to sign it gets a new one by mail.</p>`;
    return { response: page('A correction is asked for', body) };
  },
});
