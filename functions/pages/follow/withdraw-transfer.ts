import { html } from '../../../shared/mail/html.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { page } from '../../runtime/page.ts';
import { followerOnOurPage, formFields } from '../../runtime/signer.ts';
import { typedReason } from '../parts/reason.ts';
import { say } from '../parts/say.ts';
import { refusalBelow } from './refusals.ts';

/** The customer withdraws its request, until the form is with Microsoft (DOMAIN 13); everybody learns why. */
export const withdrawTransfer = endpoint({
  name: 'withdrawTransfer',
  method: 'POST',
  route: 'sign/transfer/withdraw',
  caller: followerOnOurPage,
  refusal: refusalBelow,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const typed = typedReason(fields);
    if (isRefusal(typed)) return typed;
    const accepted = await say(knock.services, knock.caller, {
      messageId: 'withdrawn',
      // Withdrawing twice is withdrawing once, whatever the second reason says.
      bodyHash: hashOf('withdrawn'),
      message: { kind: 'transferCancelled', by: 'customer', ...typed },
    });
    if (isRefusal(accepted)) return accepted;
    const body = html`<p role="status">The transfer has ended, and everybody is told your reason. Your subscription stays with your current partner.</p>`;
    return { response: page('You withdrew your request', body, { up: '../' }) };
  },
});
