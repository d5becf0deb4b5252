import { hashOf } from '../../shared/signing/signing-token.ts';
import { isRefusal } from '../../shared/transfer/refusals.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { postedBySigner } from '../runtime/posted-form.ts';
import { faultsOf } from './parts/faults.ts';
import { typedReason } from './parts/reason.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { say } from './parts/say.ts';
import { outcomePage } from './signing/outcome-page.ts';
import { tryAgain } from './signing/try-again.ts';
import { OUTCOME, SIGNING } from './signing/words.ts';

/** A signatory declines, with a reason everybody learns; the transfer ends (D-20). */
export const declineForm = endpoint({
  name: 'declineForm',
  method: 'POST',
  route: 'sign/decline',
  caller: postedBySigner,
  refusal: refusalPage,
  async handle(knock) {
    const { fields: typed } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language, holder: party, revision, generation, proven } = session;
    const reason = typedReason(typed);
    if (isRefusal(reason)) {
      const fields = { reason: { id: 'reason', label: SIGNING[language].decline.reasonField } };
      const faults = faultsOf(language, reason.violations, fields);
      return tryAgain(knock, session, { deed: 'decline', typed, faults });
    }
    const { services, ip, userAgent } = knock;
    const accepted = await say(services, session, {
      messageId: `declined.r${revision}.${party}`,
      // Declining twice is declining once, whatever the second reason says.
      bodyHash: hashOf(`declined r${revision} ${party}`),
      message: { kind: 'declined', party, revision, generation, proven, ...reason, ip, userAgent },
    });
    return isRefusal(accepted) ? accepted : outcomePage(language, OUTCOME[language].declined);
  },
});
