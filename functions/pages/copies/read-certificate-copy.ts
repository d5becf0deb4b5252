import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal, refuse } from '../../../shared/transfer/refusals.ts';
import { attachment } from '../../runtime/attachment.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { copyReader } from '../../runtime/signer.ts';
import { copiesRefusalBelow } from './refusals.ts';

/** The certificate to keep. */
export const readCertificateCopy = endpoint({
  name: 'readCertificateCopy',
  method: 'GET',
  route: 'sign/copies/certificate.pdf',
  caller: copyReader,
  refusal: copiesRefusalBelow,
  async handle({ caller, services }) {
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const { certificate, id } = transfer;
    if (!certificate) return refuse('certificate-not-ready');
    const headers = {
      ...attachment(`${id}-certificate.pdf`, 'application/pdf'),
      'x-content-sha256': certificate.sha256,
    };
    return { response: { headers, body: await services.forms.get(id, certificate.sha256) } };
  },
});
