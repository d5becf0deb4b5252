import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { postedByFollower } from '../../runtime/posted-form.ts';
import { keepSession } from '../../runtime/signer.ts';
import { correctionFaults, correctionForm } from '../parts/correction.ts';
import { readCorrection } from '../parts/read-correction.ts';
import { say } from '../parts/say.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';
import { backFrom } from './just-done.ts';
import { refusalBelow } from './refusals.ts';
import { isMendable, shownAgain } from './shown-again.ts';

const WORDS = inEvery(en, nl);

/** The customer asks for a correction of the revision its page showed. */
export const correctTransfer = endpoint({
  name: 'correctTransfer',
  method: 'POST',
  route: 'sign/transfer/correct',
  caller: postedByFollower,
  refusal: refusalBelow,
  async handle(knock) {
    const { services } = knock;
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const headers = keepSession(knock, session);
    const said = readCorrection(fields, 'customer');
    const accepted = isRefusal(said) ? said : await say(services, session, said);
    if (!isRefusal(accepted))
      return { response: { status: 303, headers: { location: backFrom('corrected'), ...headers } } };
    const transfer = isMendable(accepted) ? await sessionTransfer(services, session) : accepted;
    if (isRefusal(transfer)) return transfer;
    const faults = correctionFaults(language, accepted.violations);
    const form = correctionForm(transfer, { action: 'correct', visit: session, typed: fields, faults });
    const { title } = WORDS[language].correct;
    return { response: shownAgain({ language, title, refusal: accepted, faults, form, headers }) };
  },
});
