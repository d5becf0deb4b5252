import { isRefusal } from '../../shared/transfer/refusals.ts';
import { BadCursor } from '../../shared/transfer/transfer-index.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { badCursor, pageRequest } from '../runtime/page-request.ts';

/** The caller's own transfers, newest first, a page at a time. */
export const listTransfers = endpoint({
  name: 'listTransfers',
  method: 'GET',
  route: 'transfers',
  caller: partnerCaller,
  async handle({ request, services, caller }) {
    const page = pageRequest(request);
    if (isRefusal(page)) return page;
    try {
      return { json: await services.index.ofPartner(caller.partnerId, page) };
    } catch (cause) {
      if (cause instanceof BadCursor) return badCursor();
      throw cause;
    }
  },
});
