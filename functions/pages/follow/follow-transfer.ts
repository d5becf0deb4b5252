import { html } from '../../../shared/mail/html.ts';
import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { follower, keepSession } from '../../runtime/signer.ts';
import { attestations, checklist } from '../parts/about.ts';
import { contact } from '../parts/contact.ts';
import { page } from '../parts/page.ts';
import { follow as en } from '../words/en/follow.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { inEvery } from '../words/words.ts';
import { actions } from './actions.ts';
import { forms } from './forms.ts';
import { history } from './history.ts';
import { justDone } from './just-done.ts';
import { subject } from './moved.ts';
import { followRefusal } from './refusals.ts';
import { cleanUp } from './roles.ts';
import { standing } from './stage-words.ts';

const WORDS = inEvery(en, nl);

/**
 * The customer's own page of its transfer: where it stands and what is due, what it can do about it, the form
 * once it is given to it, what is good to know, and whom to ask, for Microsoft cannot step in.
 */
export const followTransfer = endpoint({
  name: 'followTransfer',
  method: 'GET',
  route: 'sign/transfer',
  caller: follower,
  refusal: followRefusal,
  async handle(knock) {
    const { services } = knock;
    const session = inLanguage(knock, knock.caller);
    const { language } = session;
    const transfer = await sessionTransfer(services, session);
    if (isRefusal(transfer)) return transfer;
    const [entries, toCleanUp] = await Promise.all([
      services.transfers.auditTrail(transfer.id),
      cleanUp(services, transfer, session),
    ]);
    const body = html`${justDone(transfer, knock.request.query.get('done'), language)}${standing(transfer, language)}
${toCleanUp}
${subject(transfer, language)}
${attestations(transfer, language)}
${forms(transfer, language)}
${actions(transfer, services.now(), session)}
${checklist(transfer, 'customer', language)}
${contact(transfer, 'customer', services.opsMailTo, language)}
${history(entries, language)}`;
    const headers = keepSession(knock, session);
    return { response: page(WORDS[language].title, body, { language, headers }) };
  },
});
