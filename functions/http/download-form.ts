import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { currentForm, type Transfer } from '../../shared/transfer/transfer.ts';
import type { Answer } from '../runtime/answer.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint, type Knock } from '../runtime/endpoint.ts';
import { ownTransfer } from '../runtime/own-transfer.ts';

/** The form as it is now, streamed by us and never by a signed address (RELIABILITY I2). */
export async function formAnswer({ services }: Knock, transfer: Transfer): Promise<Answer | Refusal> {
  const form = currentForm(transfer);
  // A signature that is given and not yet sealed: in a moment the form will be another.
  const unsealed = Object.values(transfer.signatures).some((signature) => signature?.sealedIn === undefined);
  if (!form || unsealed) return refuse('form-not-ready');
  const pdf = await services.forms.get(transfer.id, form.sha256);
  const headers = {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${transfer.id}.pdf"`,
    etag: `"${form.sha256}"`,
    'x-content-sha256': form.sha256,
  };
  return { response: { status: 200, headers, body: pdf } };
}

/** A partner downloads the form of one of its own transfers. */
export const downloadForm = endpoint({
  name: 'downloadForm',
  method: 'GET',
  route: 'transfers/{transferId}/form',
  caller: partnerCaller,
  async handle(knock) {
    const transfer = await ownTransfer(knock, knock.caller.partnerId);
    return isRefusal(transfer) ? transfer : formAnswer(knock, transfer);
  },
});
