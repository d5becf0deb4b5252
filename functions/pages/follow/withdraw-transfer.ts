import { html } from '../../../shared/mail/html.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { postedByFollower } from '../../runtime/posted-form.ts';
import { keepSession } from '../../runtime/signer.ts';
import { page } from '../parts/page.ts';
import { typedReason } from '../parts/reason.ts';
import { say } from '../parts/say.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';
import { refusalBelow } from './refusals.ts';
import { isMendable, shownAgain } from './shown-again.ts';
import { withdrawalFaults, withdrawalForm } from './withdrawal.ts';

const WORDS = inEvery(en, nl);

/** The customer withdraws its request, until the form is with Microsoft (DOMAIN 13); everybody learns why. */
export const withdrawTransfer = endpoint({
  name: 'withdrawTransfer',
  method: 'POST',
  route: 'sign/transfer/withdraw',
  caller: postedByFollower,
  refusal: refusalBelow,
  async handle(knock) {
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const words = WORDS[language].withdraw;
    const typed = typedReason(fields);
    const accepted = isRefusal(typed)
      ? typed
      : await say(knock.services, session, {
          messageId: 'withdrawn',
          // Withdrawing twice is withdrawing once, whatever the second reason says.
          bodyHash: hashOf('withdrawn'),
          message: { kind: 'transferCancelled', by: 'customer', ...typed },
        });
    if (isRefusal(accepted)) {
      if (!isMendable(accepted)) return accepted;
      const faults = withdrawalFaults(language, accepted.violations);
      const form = withdrawalForm(session, 'withdraw', fields.get('reason'), faults);
      const about = { language, title: words.title, refusal: accepted, faults, form };
      return { response: shownAgain({ ...about, headers: keepSession(knock, session) }) };
    }
    const body = html`<p role="status">${words.done}</p>`;
    const at = { root: '../../', switchAt: '../../sign' } as const;
    return { response: page(words.doneTitle, body, { language, ...at }) };
  },
});
