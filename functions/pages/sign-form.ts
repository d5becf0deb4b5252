import { CONSENT } from '../../shared/signing/consent.ts';
import { hashOf } from '../../shared/signing/signing-token.ts';
import { Sha256 } from '../../shared/transfer/primitives.ts';
import { isRefusal, refuse } from '../../shared/transfer/refusals.ts';
import { accept } from '../../shared/workflow/accept.ts';
import { endpoint } from '../runtime/endpoint.ts';
import { refusalPage } from '../runtime/page.ts';
import { formFields, keepSession, signerOnOurPage } from '../runtime/signer.ts';

/** A signatory signs the very bytes the page showed; signing twice is signing once (R-25, RELIABILITY 2.2). */
export const signForm = endpoint({
  name: 'signForm',
  method: 'POST',
  route: 'sign/sign',
  caller: signerOnOurPage,
  refusal: refusalPage,
  async handle(knock) {
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    const { services, caller, ip, userAgent } = knock;
    const { transferId, party, revision, generation } = caller;
    const name = (fields.get('name') ?? '').slice(0, 200);
    const contentHash = Sha256.safeParse(fields.get('contentHash')).data;
    const agreed = fields.get('consent') === 'yes' && fields.get('consentVersion') === CONSENT.version;
    if (!agreed || name.trim() === '' || !contentHash) return refuse('consent-missing');
    const said = {
      party,
      revision,
      generation,
      contentHash,
      name,
      method: 'typed' as const,
      consentVersion: CONSENT.version,
    };
    const accepted = await accept(services, {
      transferId,
      messageId: `signed.r${revision}.${party}`,
      bodyHash: hashOf(`signed r${revision} ${party}`),
      message: { kind: 'signed', ...said, ip, userAgent },
      by: { role: party, via: 'signing-link' },
    });
    if (isRefusal(accepted)) return accepted;
    return { response: { status: 303, headers: { location: 'document', ...keepSession(knock, caller) } } };
  },
});
