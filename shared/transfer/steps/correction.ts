import type { Message } from '../../workflow/messages.ts';
import { eligibilityFaults, profileFaults } from '../eligibility.ts';
import type { Instant } from '../instant.ts';
import { moveTo, type Outcome, orderMail } from '../outcome.ts';
import { partyName } from '../party.ts';
import { type Refusal, refuse } from '../refusals.ts';
import { peopleFaults } from '../separate-people.ts';
import type { Transfer } from '../transfer.ts';

type CorrectionRequested = Extract<Message, { kind: 'correctionRequested' }>;

/**
 * A partner asks for a correction: the next revision starts from the corrected sections, every signature and
 * link of the old one is void, and everybody is told why (A-11, RELIABILITY S8).
 */
export function requestCorrection(
  transfer: Transfer,
  message: CorrectionRequested,
  at: Instant,
): Outcome | Refusal {
  const { corrected = {}, by, reason } = message;
  if (by !== 'currentPartner' && Object.keys(corrected).length > 0)
    return refuse('not-yours-to-say', [
      { path: 'corrected', message: 'only the current partner may correct its sections' },
    ]);
  const { part, ...newPartner } = transfer.newPartner;
  const next: Transfer = {
    ...transfer,
    customer: corrected.customer ?? transfer.customer,
    subscription: corrected.subscription ?? transfer.subscription,
    currentPartner: {
      ...transfer.currentPartner,
      details: corrected.currentPartner ?? transfer.currentPartner.details,
    },
    newPartner: part === undefined || by === 'newPartner' ? newPartner : { ...newPartner, part },
    correction: { by: partyName[by], reason },
    revision: transfer.revision + 1,
    form: [],
    links: {},
    signatures: {},
  };
  if (next.subscription.azureSubscriptionId !== transfer.subscription.azureSubscriptionId)
    return refuse('invalid-content', [
      {
        path: 'corrected.subscription.azureSubscriptionId',
        message: 'is another subscription: request another transfer (A-16)',
      },
    ]);
  const { details, identity } = next.currentPartner;
  const ownAddress = profileFaults(
    'corrected.currentPartner.address.country',
    details.address.country,
    identity,
  );
  const faults = [...eligibilityFaults(next), ...peopleFaults(next), ...ownAddress];
  if (faults.length > 0) return refuse('not-eligible', faults);
  return {
    transfer: orderMail(
      moveTo(next, 'currentPartnerSignature', at),
      at,
      'correctionRequested',
      'customer',
      'currentPartner',
      'newPartner',
    ),
    facts: [{ kind: 'correctionRequested', by, reason, voidedRevision: transfer.revision }],
    answers: `correctionRequested:r${transfer.revision}`,
  };
}
