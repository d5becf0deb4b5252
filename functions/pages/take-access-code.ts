import { giveAccessCode } from '../../shared/signing/access-code.ts';
import type { Language } from '../../shared/transfer/party.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { postedByCodeGiver } from '../runtime/posted-form.ts';
import { keepSession } from '../runtime/signer.ts';
import { placeOf } from './parts/place-of.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { ACCESS_CODE, accessCodePage } from './signing/access-code-form.ts';

/** The tries that are left, as the refusal of a wrong code tells them. */
const triesLeft = ({ violations }: Refusal): number =>
  Number.parseInt(violations[0]?.message ?? '0', 10) || 0;

const wrong = (language: Language, refusal: Refusal): string =>
  ACCESS_CODE[language].wrong(triesLeft(refusal));

/** Somebody gives the access code; the session that has given it may read, and sign (RELIABILITY S6, S7). */
export const takeAccessCode = endpoint({
  name: 'takeAccessCode',
  method: 'POST',
  route: 'sign/access-code',
  maxBytes: 4_096,
  limit: 'accessCode',
  caller: postedByCodeGiver,
  refusal: refusalPage,
  async handle(knock) {
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const code = (fields.get('accessCode') ?? '').trim();
    // Nothing typed is no try: those that are left are few.
    if (code === '') return { response: accessCodePage(knock, session, ACCESS_CODE[language].missing) };
    const { services, ip, userAgent } = knock;
    const proven = await giveAccessCode(services, session, code, { ip, userAgent });
    if (!isRefusal(proven))
      return {
        response: {
          status: 303,
          headers: { location: placeOf(proven.holder), ...keepSession(knock, proven) },
        },
      };
    if (proven.refused !== 'access-code-wrong') return proven;
    return triesLeft(proven) === 0
      ? refuse('access-code-locked')
      : { response: accessCodePage(knock, session, wrong(language, proven)) };
  },
});
