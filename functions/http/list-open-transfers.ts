import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { Stage } from '../../shared/transfer/transfer.ts';
import { BadCursor } from '../../shared/transfer/transfer-index.ts';
import { opsCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { badCursor, pageRequest } from '../runtime/page-request.ts';

/** Ops: the open transfers by due date, of one stage or of all. */
export const listOpenTransfers = endpoint({
  name: 'listOpenTransfers',
  method: 'GET',
  route: 'ops/transfers',
  caller: opsCaller('Transfers.Ops.Read'),
  async handle({ request, services }) {
    const page = pageRequest(request);
    if (isRefusal(page)) return page;
    const stage = Stage.optional().safeParse(request.query.get('stage') ?? undefined);
    if (!stage.success)
      return refuse('invalid-content', [
        { path: 'stage', message: `must be one of ${Stage.options.join(', ')}` },
      ]);
    try {
      return { json: await services.index.open({ ...page, ...(stage.data ? { stage: stage.data } : {}) }) };
    } catch (cause) {
      if (cause instanceof BadCursor) return badCursor();
      throw cause;
    }
  },
});
