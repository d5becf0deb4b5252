import { hashOf } from '../../shared/signing/signing-token.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { accept } from '../../shared/workflow/accept.ts';
import { readJson } from '../../shared/workflow/read-json.ts';
import { opsCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { anyTransfer } from '../runtime/own-transfer.ts';
import { OPS_ACTIONS } from './ops-actions.ts';

/**
 * Ops: one action upon a transfer, at any stage the domain allows. An `Idempotency-Key` makes a repeated request the
 * same one for good; without it the same content is one action as long as the transfer has not moved on.
 */
export const operateTransfer = endpoint({
  name: 'operateTransfer',
  method: 'POST',
  route: 'ops/transfers/{transferId}/actions/{action}',
  caller: opsCaller('Transfers.Ops.Operate'),
  async handle(knock) {
    const name = knock.params.action ?? '';
    const action = OPS_ACTIONS.get(name);
    if (!action) return refuse('not-found');
    const transfer = await anyTransfer(knock);
    if (isRefusal(transfer)) return transfer;
    const body = await knock.body('application/json');
    const message = isRefusal(body) ? body : action.read(readJson(body));
    if (isRefusal(message)) return message;
    const bodyHash = hashOf(action.ends ? name : `${name} ${JSON.stringify(message)}`);
    const key = knock.request.headers.get('idempotency-key');
    const of = key === null ? `v${transfer.version}.${bodyHash}` : `key.${hashOf(key)}`;
    const accepted = await accept(knock.services, {
      transferId: transfer.id,
      messageId: action.ends ? `ops.${name}` : `ops.${name}.${of}`,
      bodyHash,
      message,
      by: { role: 'ops', via: 'ops', name: knock.caller.name },
    });
    if (!isRefusal(accepted)) return { status: 202, json: accepted };
    return accepted.refused === 'webhook-id-reused' ? refuse('idempotency-key-reused') : accepted;
  },
});
