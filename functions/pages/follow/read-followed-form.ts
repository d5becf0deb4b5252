import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readableForm } from '../../../shared/workflow/readable-form.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { pdfHeaders, revisionAsked } from '../../runtime/pdf-answer.ts';
import { follower } from '../../runtime/signer.ts';
import { refusalBelow } from './refusals.ts';

/** The form for the customer, once the current partner has signed it; `?revision=` names an old one. */
export const readFollowedForm = endpoint({
  name: 'readFollowedForm',
  method: 'GET',
  route: 'sign/transfer/form.pdf',
  caller: follower,
  refusal: refusalBelow,
  async handle({ caller, services, request }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const revision = revisionAsked(request);
    if (isRefusal(revision)) return revision;
    const form = readableForm(transfer, 'customer', revision.asked);
    if (isRefusal(form)) return form;
    const headers = pdfHeaders(transfer, form, 'inline', revision.asked);
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
