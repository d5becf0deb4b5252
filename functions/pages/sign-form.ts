import { isRefusal } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { postedBySigner } from '../runtime/posted-form.ts';
import { keepSession } from '../runtime/signer.ts';
import { faultsOf } from './parts/faults.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { giveSignature } from './signing/give-signature.ts';
import { readSignature } from './signing/read-signature.ts';
import { tryAgain } from './signing/try-again.ts';
import { SIGNING } from './signing/words.ts';

/** A drawing has up to 32 KB, which a browser's form writes with up to three characters each. */
const MAX_BYTES = 131_072;

/** A signatory signs the very bytes the page showed; signing twice is signing once (R-25, RELIABILITY 2.2). */
export const signForm = endpoint({
  name: 'signForm',
  method: 'POST',
  route: 'sign/sign',
  maxBytes: MAX_BYTES,
  caller: postedBySigner,
  refusal: refusalPage,
  async handle(knock) {
    const { fields: typed } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const posted = readSignature(typed, language);
    if ('faults' in posted) return tryAgain(knock, session, { deed: 'sign', typed, ...posted });
    const accepted = await giveSignature(knock, session, posted);
    if (isRefusal(accepted)) {
      if (accepted.refused !== 'name-differs') return accepted;
      const fields = { name: { id: 'name', label: SIGNING[language].nameField } };
      const faults = faultsOf(language, accepted.violations, fields);
      return tryAgain(knock, session, { deed: 'sign', typed, faults });
    }
    return { response: { status: 303, headers: { location: 'document', ...keepSession(knock, session) } } };
  },
});
