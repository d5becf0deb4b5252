import { actorOf, sessionTransfer } from '../../../shared/signing/open-link.ts';
import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Accepted } from '../../../shared/workflow/accept.ts';
import { existing } from '../../../shared/workflow/change.ts';
import { reportAccess } from '../../../shared/workflow/report-access.ts';
import type { DoorServices } from '../../../shared/workflow/services.ts';
import { endpoint } from '../../runtime/endpoint.ts';
import { inLanguage } from '../../runtime/language.ts';
import { postedByFollower } from '../../runtime/posted-form.ts';
import { keepSession } from '../../runtime/signer.ts';
import { page } from '../parts/page.ts';
import { takeOnce } from '../parts/say.ts';
import { follow as en } from '../words/en/follow.ts';
import { roles as rolesEn } from '../words/en/roles.ts';
import { follow as nl } from '../words/nl/follow.ts';
import { roles as rolesNl } from '../words/nl/roles.ts';
import { inEvery } from '../words/words.ts';
import { readList } from './handed-in.ts';
import { listFaults, listForm } from './list-form.ts';
import { completed } from './moved.ts';
import { refusalBelow } from './refusals.ts';
import { isMendable, shownAgain } from './shown-again.ts';

const WORDS = inEvery(en, nl);
const ROLES = inEvery(rolesEn, rolesNl);

/** A form of a browser writes most of JSON's punctuation with three characters: room for a list of 1 MB. */
const MAX_BYTES = 3_000_000;

/** The customer hands in the list of role assignments it has made; a clean one completes the transfer. */
export const handInRoles = endpoint({
  name: 'handInRoles',
  method: 'POST',
  route: 'sign/transfer/roles',
  maxBytes: MAX_BYTES,
  caller: postedByFollower,
  refusal: refusalBelow,
  async handle(knock) {
    const { services } = knock;
    const { fields } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language, transferId } = session;
    const headers = keepSession(knock, session);
    const accepted = await takeList(services, session, fields);
    if (isRefusal(accepted)) {
      const transfer = isMendable(accepted) ? await sessionTransfer(services, session) : accepted;
      if (isRefusal(transfer)) return transfer;
      const faults = listFaults(language, accepted.violations);
      const form = listForm(transfer, session, 'roles', fields, faults);
      const title = ROLES[language].faultsTitle;
      return { response: shownAgain({ language, title, refusal: accepted, faults, form, headers }) };
    }
    if (accepted.stage !== 'completed')
      return { response: { status: 303, headers: { location: '../transfer', ...headers } } };
    const { transfer } = await existing(services.transfers, transferId);
    const at = { root: '../../', switchAt: '../../sign' } as const;
    const body = completed(transfer, language);
    return { response: page(WORDS[language].complete.title, body, { language, ...at }) };
  },
});

/** The list, taken once however often it is clicked. */
async function takeList(
  services: DoorServices,
  session: LinkSession,
  fields: ReadonlyMap<string, string>,
): Promise<Accepted | Refusal> {
  const list = readList(fields);
  if (isRefusal(list)) return list;
  const { content, ...id } = list;
  const { transferId, holder } = session;
  return takeOnce(services, session, id, async () => {
    const known = await existing(services.transfers, transferId);
    const at = { ...id, known, transferId, by: actorOf(holder), side: 'customer' } as const;
    return reportAccess(services, at, content);
  });
}
