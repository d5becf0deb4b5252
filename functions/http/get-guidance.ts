import { guidance } from '../../shared/guidance/guidance.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { partnerSide } from '../../shared/transfer/tenancy.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownTransfer } from '../runtime/own-transfer.ts';

/** Ways through the portals, advice and how-tos for the caller's side and the present stage. */
export const getGuidance = endpoint({
  name: 'getGuidance',
  method: 'GET',
  route: 'transfers/{transferId}/guidance',
  caller: partnerCaller,
  async handle(knock) {
    const transfer = await ownTransfer(knock, knock.caller.partnerId);
    if (isRefusal(transfer)) return transfer;
    const side = partnerSide(transfer, knock.caller.partnerId);
    return side ? { json: guidance(transfer, side, knock.services.guidance.places) } : refuse('not-found');
  },
});
