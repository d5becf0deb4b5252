import { html } from '../../../shared/mail/html.ts';
import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { page } from '../../runtime/page.ts';
import { follower, keepSession } from '../../runtime/signer.ts';
import { attestations, checklist, contact } from '../parts/about.ts';
import { actions } from './actions.ts';
import { forms } from './forms.ts';
import { history } from './history.ts';
import { subject } from './moved.ts';
import { followRefusal } from './refusals.ts';
import { cleanUp } from './roles.ts';
import { standing } from './stage-words.ts';

/**
 * The customer's own page of its transfer: where it stands and what is due, what it can do about it, the form
 * once it is given to it, what is good to know, and whom to ask, for Microsoft cannot step in.
 */
export const followTransfer = endpoint({
  name: 'followTransfer',
  method: 'GET',
  route: 'sign/transfer',
  caller: follower,
  refusal: followRefusal,
  async handle(knock) {
    const { services, caller } = knock;
    const transfer = await sessionTransfer(services, caller);
    if (isRefusal(transfer)) return transfer;
    const [entries, toCleanUp] = await Promise.all([
      services.transfers.auditTrail(transfer.id),
      cleanUp(services, transfer),
    ]);
    const body = html`${standing(transfer)}
${toCleanUp}
${subject(transfer)}
${attestations(transfer)}
${forms(transfer)}
${actions(transfer, services.now())}
${checklist(transfer, 'customer')}
${contact(transfer, 'customer', services.opsMailTo)}
${history(entries)}`;
    return { response: page('Your subscription transfer', body, { headers: keepSession(knock, caller) }) };
  },
});
