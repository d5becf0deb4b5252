import { isRefusal } from '../../shared/transfer/refusals.ts';
import { auditView, transferView } from '../../shared/workflow/views.ts';
import { opsCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { anyTransfer } from '../runtime/own-transfer.ts';

/** Ops: one transfer with its audit trail and the state of its orchestration; never a token or a management address. */
export const inspectTransfer = endpoint({
  name: 'inspectTransfer',
  method: 'GET',
  route: 'ops/transfers/{transferId}',
  caller: opsCaller('Transfers.Ops.Read'),
  async handle(knock) {
    const transfer = await anyTransfer(knock);
    if (isRefusal(transfer)) return transfer;
    const [entries, orchestration] = await Promise.all([
      knock.services.transfers.auditTrail(transfer.id),
      knock.services.orchestrations.view(transfer.id),
    ]);
    const mailsWaiting = transfer.pendingMails.map(({ mailId }) => mailId);
    const unheardMessages = transfer.version - transfer.heard;
    return {
      json: {
        ...transferView(transfer),
        orchestration,
        unheardMessages,
        stuck: transfer.stuck,
        mailsWaiting,
        audit: auditView(transfer.id, entries),
      },
    };
  },
});
