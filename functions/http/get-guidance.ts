import { guidance } from '../../shared/guidance/guidance.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownSide } from '../runtime/own-transfer.ts';

/** Ways through the portals, advice and how-tos for the caller's side and the present stage. */
export const getGuidance = endpoint({
  name: 'getGuidance',
  method: 'GET',
  route: 'transfers/{transferId}/guidance',
  caller: partnerCaller,
  async handle(knock) {
    const own = await ownSide(knock, knock.caller.partnerId);
    if (isRefusal(own)) return own;
    return { json: guidance(own.transfer, own.side, knock.services.guidance.places) };
  },
});
