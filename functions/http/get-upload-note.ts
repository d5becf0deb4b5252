import { uploadNote } from '../../shared/guidance/upload-note.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { partnerCaller } from '../runtime/bearer.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { ownSide } from '../runtime/own-transfer.ts';

/** The note the current partner pastes when it attaches the form. */
export const getUploadNote = endpoint({
  name: 'getUploadNote',
  method: 'GET',
  route: 'transfers/{transferId}/upload-note',
  caller: partnerCaller,
  async handle(knock) {
    const own = await ownSide(knock, knock.caller.partnerId);
    if (isRefusal(own)) return own;
    const note = uploadNote(own.transfer, own.side, knock.services.now());
    return isRefusal(note) ? note : { json: note };
  },
});
