import { linkedTransfer } from '../../shared/signing/open-link.ts';
import { codeParty, needsCode } from '../../shared/signing/signing-session.ts';
import { MOST_TRIES } from '../../shared/transfer/access-code.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { codeGiver } from '../runtime/signer.ts';
import { placeOf } from './parts/place-of.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { accessCodePage } from './signing/access-code-form.ts';

/** Where somebody is asked for the access code, while one is wanted and not locked by wrong tries. */
export const askAccessCode = endpoint({
  name: 'askAccessCode',
  method: 'GET',
  route: 'sign/access-code',
  caller: codeGiver,
  refusal: refusalPage,
  async handle(knock) {
    const session = inLanguage(knock, knock.caller);
    const transfer = await linkedTransfer(knock.services, session);
    if (isRefusal(transfer)) return transfer;
    if (!needsCode(transfer, session))
      return { response: { status: 303, headers: { location: placeOf(session.holder) } } };
    const party = codeParty(session.holder);
    const tries = (party && transfer.accessCodes[party]?.tries) ?? 0;
    return tries >= MOST_TRIES ? refuse('access-code-locked') : { response: accessCodePage(knock, session) };
  },
});
