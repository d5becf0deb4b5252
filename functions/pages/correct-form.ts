import { isRefusal } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { postedBySigner } from '../runtime/posted-form.ts';
import { correctionFaults } from './parts/correction.ts';
import { readCorrection } from './parts/read-correction.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { say } from './parts/say.ts';
import { outcomePage } from './signing/outcome-page.ts';
import { tryAgain } from './signing/try-again.ts';
import { OUTCOME } from './signing/words.ts';

/** Instead of signing, a signatory asks for a correction of the revision it was shown. */
export const correctForm = endpoint({
  name: 'correctForm',
  method: 'POST',
  route: 'sign/correct',
  caller: postedBySigner,
  refusal: refusalPage,
  async handle(knock) {
    const { fields: typed } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    // What the session was opened for was shown, whatever the form that is posted says.
    const said = readCorrection(typed.set('revision', String(session.revision)), session.holder);
    const accepted = isRefusal(said) ? said : await say(knock.services, session, said);
    if (!isRefusal(accepted)) return outcomePage(language, OUTCOME[language].corrected);
    if (accepted.refused !== 'invalid-content') return accepted;
    const faults = correctionFaults(language, accepted.violations);
    return tryAgain(knock, session, { deed: 'correct', typed, faults });
  },
});
