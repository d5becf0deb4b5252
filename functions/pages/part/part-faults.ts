import type { Language } from '../../../shared/transfer/party.ts';
import type { Violation } from '../../../shared/transfer/refusals.ts';
import { detailsPlaces } from '../follow/details-fields.ts';
import { type Fault, faultsOf } from '../parts/faults.ts';
import { invitation as en } from '../words/en/invitation.ts';
import { part as partEn } from '../words/en/part.ts';
import { invitation as nl } from '../words/nl/invitation.ts';
import { part as partNl } from '../words/nl/part.ts';
import { inEvery } from '../words/words.ts';

const WORDS = inEvery(en, nl);
const PART = inEvery(partEn, partNl);
const LINK = 'resellerRelationship.invitationLink';

/** The domain's sentences about an invitation, which are for a portal's engineer, and the one a person gets. */
const INVITATION: readonly (readonly [RegExp, keyof typeof en])[] = [
  [/^The link is not an https address/, 'noAddress'],
  [/^The link does not lead to Microsoft/, 'elsewhere'],
  [/^The link asks for granular/, 'granular'],
  [/^The link is an? (?:in)?direct partner’s/, 'kind'],
  [/^The link does not name/, 'nameless'],
  [/^The link is another partner’s/, 'another'],
  [/^The link is not an invitation/, 'other'],
];

function ofInvitation({ path, message }: Violation, language: Language): Fault | undefined {
  const found = path === LINK && INVITATION.find(([pattern]) => pattern.test(message));
  return found ? { field: LINK, sentence: WORDS[language][found[1]] } : undefined;
}

/** Everything that is wrong with a part, each fault at its field. */
export function partFaultsOf(language: Language, violations: readonly Violation[]): Fault[] {
  const attested = Object.entries(PART[language].called).map(([id, label]) => [id, { id, label }] as const);
  const places = { ...detailsPlaces(language), ...Object.fromEntries(attested) };
  return violations.flatMap(
    (violation) => ofInvitation(violation, language) ?? faultsOf(language, [violation], places),
  );
}
