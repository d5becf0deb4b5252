import { ticketDraft } from '../../shared/guidance/ticket-draft.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { partnerSide } from '../../shared/transfer/tenancy.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownTransfer } from '../runtime/own-transfer.ts';

/** The ticket a partner opens next, ready to paste (R-12… ). */
export const getTicketDraft = endpoint({
  name: 'getTicketDraft',
  method: 'GET',
  route: 'transfers/{transferId}/ticket-draft',
  caller: partnerCaller,
  async handle(knock) {
    const transfer = await ownTransfer(knock, knock.caller.partnerId);
    if (isRefusal(transfer)) return transfer;
    const side = partnerSide(transfer, knock.caller.partnerId);
    const { ticketValues, places } = knock.services.guidance;
    const draft = side ? ticketDraft(transfer, side, ticketValues, places) : refuse('not-found');
    return isRefusal(draft) ? draft : { json: draft };
  },
});
