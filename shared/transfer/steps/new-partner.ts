import type { Message } from '../../workflow/messages.ts';
import { epoch, type Instant } from '../instant.ts';
import { moveTo, type Outcome } from '../outcome.ts';
import { type Refusal, refuse, type Violation } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

type NewPartnerSubmitted = Extract<Message, { kind: 'newPartnerSubmitted' }>;

/** Step 4: the new partner fills in its part and attests relationship and agreement. */
export function submitNewPartner(
  transfer: Transfer,
  message: NewPartnerSubmitted,
  at: Instant,
): Outcome | Refusal {
  const { details, resellerRelationship, agreement } = message;
  const violations: Violation[] = [];
  if (epoch(`${agreement.dateAgreed}T00:00:00Z`) > epoch(at))
    violations.push({ path: 'agreement.dateAgreed', message: 'lies in the future' });
  const admin = transfer.currentPartner.details.admin;
  if (details.admin.email.toLowerCase() === admin.email.toLowerCase())
    violations.push({
      path: 'details.admin.email',
      message: 'is the current partner’s: Microsoft contacts both admins (R-31), so the two differ',
    });
  const late = timeFault(
    'resellerRelationship.confirmedAt',
    resellerRelationship.confirmedAt,
    at,
    '2000-01-01T00:00:00Z',
  );
  violations.push(...(late?.violations ?? []));
  if (violations.length > 0) return refuse('invalid-content', violations);

  const part = { details, resellerRelationship, agreement };
  return {
    transfer: moveTo({ ...transfer, newPartner: { ...transfer.newPartner, part } }, 'signatures', at),
    facts: [{ kind: 'newPartnerSubmitted', attestedBy: agreement.attestedBy, agreement: agreement.name }],
    answers: `newPartnerSubmitted:r${transfer.revision}`,
  };
}
