import { sessionTransfer } from '../../shared/signing/open-link.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { currentForm } from '../../shared/transfer/transfer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { pdfHeaders } from '../runtime/pdf-answer.ts';
import { signer } from '../runtime/signer.ts';
import { formNamed } from './parts/form-named.ts';
import { refusalPage } from './parts/refusal-page.ts';

/** The form itself, for the session that may sign it: the state whose hash its page showed, else the present one. */
export const readForm = endpoint({
  name: 'readForm',
  method: 'GET',
  route: 'sign/form.pdf',
  caller: signer,
  refusal: refusalPage,
  async handle(knock) {
    const { caller, services } = knock;
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const form = formNamed(knock, transfer, caller.holder) ?? currentForm(transfer);
    if (!form) return refuse('form-not-ready');
    if (isRefusal(form)) return form;
    const headers = pdfHeaders(transfer, form, 'inline');
    return { response: { headers, body: await services.forms.get(transfer.id, form.sha256) } };
  },
});
