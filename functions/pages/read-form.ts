import { sessionTransfer } from '../../shared/signing/open-link.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { currentForm } from '../../shared/transfer/transfer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { pdfHeaders } from '../runtime/pdf-answer.ts';
import { signer } from '../runtime/signer.ts';
import { refusalPage } from './parts/refusal-page.ts';

/** The form itself, for the session that may sign it. */
export const readForm = endpoint({
  name: 'readForm',
  method: 'GET',
  route: 'sign/form.pdf',
  caller: signer,
  refusal: refusalPage,
  async handle({ caller, services }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const form = currentForm(transfer);
    if (!form) return refuse('form-not-ready');
    const headers = pdfHeaders(transfer, form, 'inline');
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
