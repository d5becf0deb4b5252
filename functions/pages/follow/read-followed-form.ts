import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readableForm } from '../../../shared/workflow/readable-form.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { pdfHeaders, revisionAsked } from '../../runtime/pdf-answer.ts';
import { follower } from '../../runtime/signer.ts';
import { formNamed } from '../parts/form-named.ts';
import { refusalBelow } from './refusals.ts';

/** The form for the customer, once the current partner has signed it; `?sha256=` names the state its page showed, `?revision=` an old revision. */
export const readFollowedForm = endpoint({
  name: 'readFollowedForm',
  method: 'GET',
  route: 'sign/transfer/form.pdf',
  caller: follower,
  refusal: refusalBelow,
  async handle(knock) {
    const { caller, services, request } = knock;
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const revision = revisionAsked(request);
    if (isRefusal(revision)) return revision;
    const named = formNamed(knock, transfer, 'customer');
    const form = named ?? readableForm(transfer, 'customer', revision.asked);
    if (isRefusal(form)) return form;
    const headers = pdfHeaders(transfer, form, 'inline', revision.asked);
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
