import { sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { hashOf } from '../../../shared/signing/signing-token.ts';
import { PartnerDetails } from '../../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Accepted } from '../../../shared/workflow/accept.ts';
import { readAs } from '../../../shared/workflow/read-json.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { postedByFollower } from '../../runtime/posted-form.ts';
import { keepSession } from '../../runtime/signer.ts';
import { faultsOf } from '../parts/faults.ts';
import { say } from '../parts/say.ts';
import { deeds as en } from '../words/en/deeds.ts';
import { deeds as nl } from '../words/nl/deeds.ts';
import { inEvery } from '../words/words.ts';
import { allFaults } from './all-faults.ts';
import { detailsPlaces } from './details-fields.ts';
import { detailsForm } from './details-form.ts';
import { backFrom } from './just-done.ts';
import { refusalBelow } from './refusals.ts';
import { isMendable, shownAgain } from './shown-again.ts';
import { detailsIn } from './typed-details.ts';

const WORDS = inEvery(en, nl);

/** The customer enters the new partner's details; the new partner has to confirm them. */
export const proposeNewPartner = endpoint({
  name: 'proposeNewPartner',
  method: 'POST',
  route: 'sign/transfer/new-partner',
  caller: postedByFollower,
  refusal: refusalBelow,
  async handle(knock) {
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const headers = keepSession(knock, session);
    const shown = /^\d{1,6}$/.exec(fields.get('shown') ?? '')?.[0] ?? '0';
    const accepted = await propose(knock.services, session, shown, detailsIn(fields));
    if (!isRefusal(accepted))
      return { response: { status: 303, headers: { location: backFrom('proposed'), ...headers } } };
    if (!isMendable(accepted)) return accepted;
    const { language } = session;
    const faults = faultsOf(language, accepted.violations, detailsPlaces(language));
    const form = detailsForm(session, 'new-partner', Number(shown), { typed: fields, faults });
    const { title } = WORDS[language].propose;
    return { response: shownAgain({ language, title, refusal: accepted, faults, form, headers }) };
  },
});

async function propose(
  services: DoorServices,
  session: LinkSession,
  shown: string,
  typed: object,
): Promise<Accepted | Refusal> {
  const details = readAs(PartnerDetails, typed, ['details']);
  if (!isRefusal(details)) {
    const bodyHash = hashOf(JSON.stringify(details));
    const message = { kind: 'newPartnerProposed', details } as const;
    return say(services, session, { messageId: `proposed.after${shown}.${bodyHash}`, bodyHash, message });
  }
  const transfer = await sessionTransfer(services, session);
  if (isRefusal(transfer)) return transfer;
  const content = { details: typed };
  const violations = allFaults(transfer, services.now(), content, details.violations, (filled) => {
    const read = readAs(PartnerDetails, 'details' in filled && filled.details);
    return isRefusal(read) ? undefined : { kind: 'newPartnerProposed', details: read };
  });
  return { ...details, violations };
}
