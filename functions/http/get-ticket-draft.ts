import { ticketDraft } from '../../shared/guidance/ticket-draft.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownSide } from '../runtime/own-transfer.ts';

/** The ticket a partner opens next, ready to paste (R-12… ). */
export const getTicketDraft = endpoint({
  name: 'getTicketDraft',
  method: 'GET',
  route: 'transfers/{transferId}/ticket-draft',
  caller: partnerCaller,
  async handle(knock) {
    const own = await ownSide(knock, knock.caller.partnerId);
    if (isRefusal(own)) return own;
    const { ticketValues, places } = knock.services.guidance;
    const draft = ticketDraft(own.transfer, own.side, ticketValues, places);
    return isRefusal(draft) ? draft : { json: draft };
  },
});
