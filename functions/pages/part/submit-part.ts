import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { postedByPartFiller } from '../../runtime/posted-form.ts';
import { keepSession } from '../../runtime/signer.ts';
import { isMendable } from '../follow/shown-again.ts';
import { askedTransfer } from './asked-transfer.ts';
import { partFaultsOf } from './part-faults.ts';
import { givenPage, partPage } from './part-page.ts';
import { partRefusal } from './refusals.ts';
import { submitPart } from './submission.ts';

/** The new partner sends its part from our page; whether page or portal was first is no fault of anybody's. */
export const submitPartDoor = endpoint({
  name: 'submitPart',
  method: 'POST',
  route: 'sign/part',
  caller: postedByPartFiller,
  refusal: partRefusal,
  async handle(knock) {
    const { services } = knock;
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const accepted = await submitPart(services, session, fields);
    if (!isRefusal(accepted)) return { response: givenPage(language, 'thanks') };
    if (accepted.refused === 'part-already-given') return { response: givenPage(language, 'already') };
    const transfer = isMendable(accepted) ? await askedTransfer(services, session) : accepted;
    if (isRefusal(transfer)) return transfer;
    const now = services.now();
    const faults = partFaultsOf(language, accepted.violations);
    const at = { now, opsMailTo: services.opsMailTo, headers: keepSession(knock, session), session };
    const shown = { language, typed: fields, faults, refusal: accepted };
    return { response: partPage(transfer, shown, at) };
  },
});
