import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { partyOfHolder } from '../../../shared/transfer/link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readableForm } from '../../../shared/workflow/readable-form.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { pdfHeaders, revisionAsked } from '../../runtime/pdf-answer.ts';
import { copyReader } from '../../runtime/signer.ts';
import { copiesRefusalBelow } from './refusals.ts';

/** The form to keep, of any revision this party was given. */
export const readFormCopy = endpoint({
  name: 'readFormCopy',
  method: 'GET',
  route: 'sign/copies/form.pdf',
  caller: copyReader,
  refusal: copiesRefusalBelow,
  async handle({ caller, services, request }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const revision = revisionAsked(request);
    if (isRefusal(revision)) return revision;
    const form = readableForm(transfer, partyOfHolder(caller.holder), revision.asked);
    if (isRefusal(form)) return form;
    const headers = pdfHeaders(transfer, form, 'attachment', revision.asked);
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
