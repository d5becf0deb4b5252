import { isRefusal } from '../../shared/transfer/refusals.ts';
import { auditView } from '../../shared/workflow/views.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownSide } from '../runtime/own-transfer.ts';

/** Everything that happened to one of the caller's own transfers, chained so that it can be checked. */
export const getAuditTrail = endpoint({
  name: 'getAuditTrail',
  method: 'GET',
  route: 'transfers/{transferId}/audit',
  caller: partnerCaller,
  async handle(knock) {
    const own = await ownSide(knock, knock.caller.partnerId);
    if (isRefusal(own)) return own;
    const { id } = own.transfer;
    return { json: auditView(id, await knock.services.transfers.auditTrail(id)) };
  },
});
