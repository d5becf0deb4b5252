import { isRefusal } from '../../shared/transfer/refusals.ts';
import { proposalView, transferView } from '../../shared/workflow/views.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownSide } from '../runtime/own-transfer.ts';

/** Where one of the caller's own transfers stands, for whom it waits and until when. */
export const getTransfer = endpoint({
  name: 'getTransfer',
  method: 'GET',
  route: 'transfers/{transferId}',
  caller: partnerCaller,
  async handle(knock) {
    const own = await ownSide(knock, knock.caller.partnerId);
    if (isRefusal(own)) return own;
    const { transfer, side } = own;
    const json = { ...transferView(transfer), ...(side === 'newPartner' ? proposalView(transfer) : {}) };
    return { json, etag: `"${transfer.chain.sequence}-${transfer.version}"` };
  },
});
