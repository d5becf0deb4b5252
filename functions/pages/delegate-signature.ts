import type { SigningSession } from '../../shared/signing/signing-session.ts';
import { hashOf } from '../../shared/signing/signing-token.ts';
import { type Language, Signatory } from '../../shared/transfer/party.ts';
import { isRefusal, type Refusal } from '../../shared/transfer/refusals.ts';
import { readAs } from '../../shared/workflow/read-json.ts';
import { endpoint, type Knock } from '../runtime/endpoint.ts';
import { inLanguage } from '../runtime/language.ts';
import { postedBySigner } from '../runtime/posted-form.ts';
import { type Fields, faultsOf } from './parts/faults.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { say } from './parts/say.ts';
import { outcomePage } from './signing/outcome-page.ts';
import { tryAgain } from './signing/try-again.ts';
import { OUTCOME, SIGNING } from './signing/words.ts';

const FIELDS = ['firstName', 'lastName', 'email', 'title'];

function fieldsIn(language: Language): Fields {
  const { firstName, lastName, email, position } = SIGNING[language].delegate;
  return {
    'to.firstName': { id: 'firstName', label: firstName },
    'to.lastName': { id: 'lastName', label: lastName },
    'to.email': { id: 'email', label: email },
    'to.title': { id: 'title', label: position },
  };
}

/** The colleague who was named; what was left empty is left out. */
function colleagueIn(typed: ReadonlyMap<string, string>) {
  const given = FIELDS.map((name) => [name, typed.get(name)?.trim()] as const).filter(([, text]) => text);
  return readAs(Signatory, Object.fromEntries(given), ['to']);
}

function pass({ services, ip, userAgent }: Knock, session: SigningSession, to: Signatory) {
  const { holder: party, revision, generation, proven } = session;
  const bodyHash = hashOf(JSON.stringify(to));
  return say(services, session, {
    messageId: `delegated.r${revision}.${party}.g${generation}.${bodyHash}`,
    bodyHash,
    message: { kind: 'delegated', party, revision, generation, proven, to, ip, userAgent },
  });
}

/** The page again where something was typed wrong. */
function anew(
  knock: Knock,
  session: SigningSession & { language: Language },
  typed: ReadonlyMap<string, string>,
  refusal: Refusal,
) {
  if (refusal.refused !== 'invalid-content') return refusal;
  const faults = faultsOf(session.language, refusal.violations, fieldsIn(session.language));
  return tryAgain(knock, session, { deed: 'delegate', typed, faults });
}

/** A signatory passes the signature on to a colleague, by the link it was asked with; the old link is dead. */
export const delegateSignature = endpoint({
  name: 'delegateSignature',
  method: 'POST',
  route: 'sign/delegate',
  caller: postedBySigner,
  refusal: refusalPage,
  async handle(knock) {
    const { fields: typed } = knock.caller;
    const session = inLanguage(knock, knock.caller.session);
    const { language } = session;
    const to = colleagueIn(typed);
    if (isRefusal(to)) return anew(knock, session, typed, to);
    const accepted = await pass(knock, session, to);
    if (isRefusal(accepted)) return anew(knock, session, typed, accepted);
    const { title, text } = OUTCOME[language].delegated;
    return outcomePage(language, { title, text: text(`${to.firstName} ${to.lastName}`, to.email) });
  },
});
