import { z } from 'zod';
import { hashOf } from '../../shared/signing/signing-token.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { accept } from '../../shared/workflow/accept.ts';
import { Reason } from '../../shared/workflow/messages.ts';
import { readAs, readJson } from '../../shared/workflow/read-json.ts';
import { opsCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { anyTransfer } from '../runtime/own-transfer.ts';

/** Ops: ends a transfer at any stage, with a reason everybody learns. */
export const cancelTransfer = endpoint({
  name: 'cancelTransfer',
  method: 'POST',
  route: 'ops/transfers/{transferId}/actions/cancel',
  caller: opsCaller('Transfers.Ops.Operate'),
  async handle(knock) {
    const transfer = await anyTransfer(knock);
    if (isRefusal(transfer)) return transfer;
    const body = await knock.body('application/json');
    const content = isRefusal(body) ? body : readAs(z.strictObject({ reason: Reason }), readJson(body));
    if (isRefusal(content)) return content;
    const accepted = await accept(knock.services, {
      transferId: transfer.id,
      messageId: 'ops.cancel',
      // Cancelling twice is cancelling once, whatever the second reason says.
      bodyHash: hashOf('ops.cancel'),
      message: { kind: 'transferCancelled', by: 'ops', reason: content.reason },
      by: { role: 'ops', via: 'ops', name: knock.caller.name },
    });
    return isRefusal(accepted) ? accepted : { status: 202, json: accepted };
  },
});
