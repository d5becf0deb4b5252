import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { existing } from '../../../shared/workflow/change.ts';
import { reportAccess } from '../../../shared/workflow/report-access.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { page } from '../../runtime/page.ts';
import { followerOnOurPage, formFields, keepSession } from '../../runtime/signer.ts';
import { actorOf, takeOnce } from '../parts/say.ts';
import { readList } from './handed-in.ts';
import { completed } from './moved.ts';
import { refusalBelow } from './refusals.ts';

/** A form of a browser writes most of JSON's punctuation with three characters: room for a list of 1 MB. */
const MAX_BYTES = 3_000_000;

/** The customer hands in the list of role assignments it has made; a clean one completes the transfer. */
export const handInRoles = endpoint({
  name: 'handInRoles',
  method: 'POST',
  route: 'sign/transfer/roles',
  maxBytes: MAX_BYTES,
  caller: followerOnOurPage,
  refusal: refusalBelow,
  async handle(knock) {
    const { services, caller } = knock;
    const { transferId } = caller;
    const fields = await formFields(knock);
    const list = isRefusal(fields) ? fields : readList(fields);
    if (isRefusal(list)) return list;
    const { content, ...id } = list;
    const accepted = await takeOnce(services, caller, id, async () => {
      const known = await existing(services.transfers, transferId);
      return reportAccess(
        services,
        { ...id, known, transferId, by: actorOf(caller), side: 'customer' },
        content,
      );
    });
    if (isRefusal(accepted)) return accepted;
    const headers = { location: '../transfer', ...keepSession(knock, caller) };
    if (accepted.stage !== 'completed') return { response: { status: 303, headers } };
    const { transfer } = await existing(services.transfers, transferId);
    return { response: page('The transfer is complete', completed(transfer), { up: '../' }) };
  },
});
