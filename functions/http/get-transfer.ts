import { isRefusal } from '../../shared/transfer/refusals.ts';
import { partnerSide } from '../../shared/transfer/tenancy.ts';
import { proposalView, transferView } from '../../shared/workflow/views.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownTransfer } from '../runtime/own-transfer.ts';

/** Where one of the caller's own transfers stands, for whom it waits and until when. */
export const getTransfer = endpoint({
  name: 'getTransfer',
  method: 'GET',
  route: 'transfers/{transferId}',
  caller: partnerCaller,
  async handle(knock) {
    const transfer = await ownTransfer(knock, knock.caller.partnerId);
    if (isRefusal(transfer)) return transfer;
    const isNew = partnerSide(transfer, knock.caller.partnerId) === 'newPartner';
    const json = { ...transferView(transfer), ...(isNew ? proposalView(transfer) : {}) };
    return { json, etag: `"${transfer.chain.sequence}-${transfer.version}"` };
  },
});
