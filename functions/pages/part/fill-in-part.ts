import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { keepSession, partFiller } from '../../runtime/signer.ts';
import { askedTransfer } from './asked-transfer.ts';
import { givenPage, partPage } from './part-page.ts';
import { partRefusal } from './refusals.ts';
import { prefilled } from './typed-part.ts';

/** The new partner's part of the form, to be filled in on a page where its portal does not send it. */
export const fillInPart = endpoint({
  name: 'fillInPart',
  method: 'GET',
  route: 'sign/part',
  caller: partFiller,
  refusal: partRefusal,
  async handle(knock) {
    const { services } = knock;
    const session = inLanguage(knock, knock.caller);
    const { language } = session;
    const transfer = await askedTransfer(services, session);
    if (isRefusal(transfer))
      return transfer.refused === 'part-already-given'
        ? { response: givenPage(language, 'already') }
        : transfer;
    const at = {
      now: services.now(),
      opsMailTo: services.opsMailTo,
      headers: keepSession(knock, session),
      session,
    };
    const shown = { language, typed: prefilled(transfer), faults: [] };
    return { response: partPage(transfer, shown, at) };
  },
});
