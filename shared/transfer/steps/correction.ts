import type { AuditFact } from '../../audit/audit-fact.ts';
import type { Message } from '../../workflow/messages.ts';
import { eligibilityFaults, profileFaults } from '../eligibility.ts';
import type { Instant } from '../instant.ts';
import { retireLinks } from '../link.ts';
import { EVERYBODY, type Outcome, orderMail } from '../outcome.ts';
import { type Party, partyName } from '../party.ts';
import { type Refusal, refuse, type Violation } from '../refusals.ts';
import { BASE_SECTIONS, beginRevision, ownerOf, revisionFault, voidedBy, withoutPart } from '../revision.ts';
import { peopleFaults, sharedSignatories } from '../separate-people.ts';
import type { Section } from '../signed-form.ts';
import type { Transfer } from '../transfer.ts';
import { partFaults } from './new-partner.ts';
import { askNewPartner } from './signing.ts';

type CorrectionRequested = Extract<Message, { kind: 'correctionRequested' }>;
type Corrected = NonNullable<CorrectionRequested['corrected']>;

/** What the correction is about: what was corrected, else what was named, else what the asker is responsible for. */
function sectionsOf({ by, sections, corrected = {} }: CorrectionRequested): Section[] {
  const named = [...(sections ?? []), ...(Object.keys(corrected) as Section[])];
  const own: Section[] = by === 'newPartner' ? ['newPartner'] : [...BASE_SECTIONS];
  return named.length > 0 ? [...new Set(named)] : own;
}

/** A party may correct its own sections only; the others it may ask for. */
function ownershipFaults(by: Party, corrected: Corrected): Violation[] {
  return (Object.keys(corrected) as Section[])
    .filter((section) => ownerOf(section) !== by)
    .map((section) => ({
      path: `corrected.${section}`,
      message: `only the ${partyName[ownerOf(section)]} may correct it`,
    }));
}

/** What makes a case another case: its Azure subscription and its tenant never change (A-16, D-19). */
function identityFaults(transfer: Transfer, next: Transfer): Violation[] {
  const faults: Violation[] = [];
  if (next.subscription.azureSubscriptionId !== transfer.subscription.azureSubscriptionId)
    faults.push({
      path: 'corrected.subscription.azureSubscriptionId',
      message: 'is another subscription: request another transfer (A-16)',
    });
  if (next.customer.microsoftId !== transfer.customer.microsoftId)
    faults.push({
      path: 'corrected.customer.microsoftId',
      message: 'is another tenant, and a transfer never changes it: request another transfer (D-19)',
    });
  return faults;
}

/** The corrected content in place of the old; delegates of a corrected section and the link of a former contact are gone with it. */
function withContent(transfer: Transfer, corrected: Corrected): Transfer {
  const { customer, subscription, currentPartner, newPartner } = corrected;
  const signatories = { ...transfer.signatories };
  if (customer) delete signatories.customer;
  if (currentPartner) delete signatories.currentPartner;
  if (newPartner) delete signatories.newPartner;
  const reader = transfer.links.follow?.email;
  const sameReader = reader === undefined || (customer ?? transfer.customer).contact.email === reader;
  return {
    ...(sameReader ? transfer : retireLinks(transfer, ['follow'])),
    signatories,
    customer: customer ?? transfer.customer,
    subscription: subscription ?? transfer.subscription,
    currentPartner: {
      ...transfer.currentPartner,
      details: currentPartner ?? transfer.currentPartner.details,
    },
    newPartner: newPartner ? { ...transfer.newPartner, part: newPartner } : transfer.newPartner,
  };
}

function contentFaults(next: Transfer, { newPartner }: Corrected, at: Instant): Violation[] {
  const { details, identity } = next.currentPartner;
  return [
    ...eligibilityFaults(next),
    ...peopleFaults(next),
    ...sharedSignatories(next),
    ...profileFaults('corrected.currentPartner.address.country', details.address.country, identity),
    ...(newPartner ? partFaults(next, newPartner, at) : []),
  ];
}

/** A corrected part is attested like the first one. */
const attestedAnew = ({ newPartner }: Corrected): AuditFact[] =>
  newPartner
    ? [
        {
          kind: 'newPartnerSubmitted',
          attestedBy: newPartner.agreement.attestedBy,
          agreement: newPartner.agreement.name,
        },
      ]
    : [];

/**
 * A party asks for a correction, of its own sections with the new content or of another's with the reason: the next
 * revision voids exactly the signatures that covered a section, and everybody is told why.
 */
export function requestCorrection(
  transfer: Transfer,
  message: CorrectionRequested,
  at: Instant,
): Outcome | Refusal {
  const { by, reason, revision, corrected = {} } = message;
  if (revision !== transfer.revision) return refuse('correction-superseded');
  const tooMany = revisionFault(transfer);
  if (tooMany) return tooMany;
  if (corrected.newPartner && transfer.newPartner.part === undefined)
    return refuse('message-out-of-order', [
      { path: 'corrected.newPartner', message: 'is not in the form yet: send new-partner.submitted' },
    ]);
  const notOwn = ownershipFaults(by, corrected);
  if (notOwn.length > 0) return refuse('not-yours-to-say', notOwn);
  const sections = sectionsOf(message);
  const next = withContent(transfer, corrected);
  const faults = [...identityFaults(transfer, next), ...contentFaults(next, corrected, at)];
  if (faults.length > 0) return refuse('not-eligible', faults);

  const partAgain = sections.includes('newPartner') && corrected.newPartner === undefined;
  const cause = { sections, by: partyName[by], reason };
  const begun = beginRevision(partAgain ? withoutPart(next) : next, cause, at);
  const told = orderMail(begun, at, 'correctionRequested', ...EVERYBODY);
  const voided = voidedBy(transfer, sections);
  return {
    transfer: told.stage === 'newPartner' ? askNewPartner(told, at) : told,
    facts: [
      {
        kind: 'correctionRequested',
        by,
        reason,
        sections,
        voidedRevision: transfer.revision,
        voided,
      },
      ...attestedAnew(corrected),
    ],
    answers: `correctionRequested:r${transfer.revision}`,
  };
}
