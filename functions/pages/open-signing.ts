import { openLink } from '../../shared/signing/open-link.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { anybody, endpoint } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { formFields } from '../runtime/posted-form.ts';
import { isOurPage, keepSession } from '../runtime/signer.ts';
import { placeOf } from './parts/place-of.ts';
import { startRefusal } from './parts/refusal-page.ts';

/** The click: the code from the mail is exchanged for a session, to sign or to follow the transfer (RELIABILITY 2.2, R-11). */
export const openSigning = endpoint({
  name: 'openSigning',
  method: 'POST',
  route: 'sign/open',
  maxBytes: 4_096,
  limit: 'open',
  caller: anybody,
  refusal: startRefusal,
  async handle(knock) {
    if (!isOurPage(knock)) return refuse('cross-site');
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const { ip, userAgent, services } = knock;
    const code = (fields.get('code') ?? '').trim();
    if (!services.limits.allows('openLink', code, services.now())) return refuse('too-many-requests');
    const opened = await openLink(services, code, { ip, userAgent });
    if (isRefusal(opened)) return opened;
    const headers = { location: placeOf(opened.holder), ...keepSession(knock, inLanguage(knock, opened)) };
    return { response: { status: 303, headers } };
  },
});
