import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { followerOnOurPage, formFields, keepSession } from '../../runtime/signer.ts';
import { readCorrection } from '../parts/correction.ts';
import { say } from '../parts/say.ts';
import { refusalBelow } from './refusals.ts';

/** The customer asks for a correction of the revision its page showed. */
export const correctTransfer = endpoint({
  name: 'correctTransfer',
  method: 'POST',
  route: 'sign/transfer/correct',
  caller: followerOnOurPage,
  refusal: refusalBelow,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const said = readCorrection(fields, 'customer');
    const accepted = isRefusal(said) ? said : await say(knock.services, knock.caller, said);
    if (isRefusal(accepted)) return accepted;
    const headers = { location: '../transfer', ...keepSession(knock, knock.caller) };
    return { response: { status: 303, headers } };
  },
});
