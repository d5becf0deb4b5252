import type { Message } from '../../workflow/messages.ts';
import { profileFaults } from '../eligibility.ts';
import { epoch, type Instant } from '../instant.ts';
import { moveTo, type Outcome } from '../outcome.ts';
import { type Refusal, refuse, type Violation } from '../refusals.ts';
import { peopleFaults } from '../separate-people.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type NewPartnerSubmitted = Extract<Message, { kind: 'newPartnerSubmitted' }>;

/** Where a day begins first it does so fourteen hours before UTC: a date of today is no date of tomorrow. */
const EASTERNMOST_MS = 14 * 3_600_000;

/** Step 4: the new partner fills in its part and attests relationship and agreement. */
export function submitNewPartner(
  transfer: Transfer,
  message: NewPartnerSubmitted,
  at: Instant,
): Outcome | Refusal {
  const { details, resellerRelationship, agreement } = message;
  const violations: Violation[] = [];
  if (epoch(`${agreement.dateAgreed}T00:00:00Z`) > epoch(at) + EASTERNMOST_MS)
    violations.push({ path: 'agreement.dateAgreed', message: 'lies in the future' });
  const part = { details, resellerRelationship, agreement };
  violations.push(...peopleFaults({ ...transfer, newPartner: { part } }));
  violations.push(
    ...profileFaults('details.address.country', details.address.country, transfer.newPartner.identity),
  );
  const late = timeFault(
    'resellerRelationship.confirmedAt',
    resellerRelationship.confirmedAt,
    at,
    '2000-01-01T00:00:00Z',
  );
  violations.push(...(late?.violations ?? []));
  if (violations.length > 0) return refuse('invalid-content', violations);

  return {
    transfer: moveTo({ ...transfer, newPartner: { ...transfer.newPartner, part } }, 'signatures', at),
    facts: [{ kind: 'newPartnerSubmitted', attestedBy: agreement.attestedBy, agreement: agreement.name }],
    answers: `newPartnerSubmitted:r${transfer.revision}`,
  };
}
