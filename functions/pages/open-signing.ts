import { openLink } from '../../shared/signing/open-link.ts';
import { maySign } from '../../shared/signing/signing-session.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';
import { refusalPage } from '../runtime/page.ts';
import { formFields, isOurPage, keepSession } from '../runtime/signer.ts';

/** The click: the code from the mail is exchanged for a session, to sign or to follow the transfer (RELIABILITY 2.2, R-11). */
export const openSigning = endpoint({
  name: 'openSigning',
  method: 'POST',
  route: 'sign/open',
  maxBytes: 4_096,
  caller: anybody,
  refusal: refusalPage,
  async handle(knock) {
    if (!isOurPage(knock)) return refuse('cross-site');
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const { ip, userAgent, services } = knock;
    const session = await openLink(services, (fields.get('code') ?? '').trim(), { ip, userAgent });
    if (isRefusal(session)) return session;
    const location = maySign(session) ? 'document' : 'transfer';
    return { response: { status: 303, headers: { location, ...keepSession(knock, session) } } };
  },
});
