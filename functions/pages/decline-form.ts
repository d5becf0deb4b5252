import { html } from '../../shared/mail/html.ts';
import { hashOf } from '../../shared/signing/signing-token.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { accept } from '../../shared/workflow/accept.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { page, refusalPage } from '../runtime/page.ts';
import { formFields, signerOnOurPage } from '../runtime/signer.ts';
import { typedReason } from './parts/reason.ts';

/** A signatory declines, with a reason everybody learns; the transfer ends (D-20). */
export const declineForm = endpoint({
  name: 'declineForm',
  method: 'POST',
  route: 'sign/decline',
  caller: signerOnOurPage,
  refusal: refusalPage,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const typed = typedReason(fields);
    if (isRefusal(typed)) return typed;
    const { services, caller, ip, userAgent } = knock;
    const { transferId, party, revision, generation } = caller;
    const accepted = await accept(services, {
      transferId,
      messageId: `declined.r${revision}.${party}`,
      // Declining twice is declining once, whatever the second reason says.
      bodyHash: hashOf(`declined r${revision} ${party}`),
      message: { kind: 'declined', party, revision, generation, ...typed, ip, userAgent },
      by: { role: party, via: 'signing-link' },
    });
    if (isRefusal(accepted)) return accepted;
    return {
      response: page(
        'You declined',
        html`<p role="status">The transfer has ended, and everybody is told your reason. There is nothing more to do.</p>`,
      ),
    };
  },
});
