import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { readableForm } from '../../../shared/workflow/readable-form.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { pdfHeaders } from '../../runtime/pdf-answer.ts';
import { partFiller } from '../../runtime/signer.ts';
import { partRefusalBelow } from './refusals.ts';

/** The form as the current partner signed it, for whoever fills in the new partner's part. */
export const readPartForm = endpoint({
  name: 'readPartForm',
  method: 'GET',
  route: 'sign/part/form.pdf',
  caller: partFiller,
  refusal: partRefusalBelow,
  async handle({ caller, services }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const form = readableForm(transfer, 'newPartner');
    if (isRefusal(form)) return form;
    const headers = pdfHeaders(transfer, form, 'inline');
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
