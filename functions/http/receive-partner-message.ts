import { isRefusal } from '../../shared/transfer/refusals.ts';
import { receiveWebhook } from '../../shared/workflow/receive-webhook.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { portalCaller } from '../runtime/portal.ts';

/** The customer's letter and lists of role assignments are the largest things a portal sends: 1 MB, in base64. */
const MAX_BYTES = 1_500_000;

/** Everything a partner's portal says comes through this door, signed (DESIGN 4). */
export const receivePartnerMessage = endpoint({
  name: 'receivePartnerMessage',
  method: 'POST',
  route: 'webhooks/partners/{partnerId}',
  maxBytes: MAX_BYTES,
  caller: portalCaller,
  async handle({ caller, services }) {
    const answer = await receiveWebhook(services, caller);
    if (isRefusal(answer)) return answer;
    if (answer === 'tested') return { json: { received: true } };
    const self = `${services.baseUrl}/transfers/${answer.transferId}`;
    const links = { self, form: `${self}/form`, audit: `${self}/audit`, guidance: `${self}/guidance` };
    return { status: 202, headers: { location: self }, json: { ...answer, links } };
  },
});
