import { uploadNote } from '../../shared/guidance/upload-note.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { partnerSide } from '../../shared/transfer/tenancy.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownTransfer } from '../runtime/own-transfer.ts';

/** The note the current partner pastes when it attaches the form. */
export const getUploadNote = endpoint({
  name: 'getUploadNote',
  method: 'GET',
  route: 'transfers/{transferId}/upload-note',
  caller: partnerCaller,
  async handle(knock) {
    const transfer = await ownTransfer(knock, knock.caller.partnerId);
    if (isRefusal(transfer)) return transfer;
    const side = partnerSide(transfer, knock.caller.partnerId);
    const note = side ? uploadNote(transfer, side, knock.services.now()) : refuse('not-found');
    return isRefusal(note) ? note : { json: note };
  },
});
