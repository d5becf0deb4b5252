import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { timeFault } from './time-fault.ts';

/**
 * Microsoft Support contacted an admin; each verification is its own fact. A confirmation wakes nobody; an
 * admin who does not confirm stops the transfer at Microsoft, so ops and both partners are told.
 */
export function verifyAdmin(
  transfer: Transfer,
  { by, admin, verifiedAt, outcome, note }: Extract<Message, { kind: 'adminVerified' }>,
  at: Instant,
): Outcome | Refusal {
  if (by === 'newPartner' && admin !== by)
    return refuse('not-yours-to-say', [{ path: 'admin', message: 'is the current partner’s to record' }]);
  const since = transfer.submission?.attachedAt ?? transfer.createdAt;
  const fault = timeFault('verifiedAt', verifiedAt, at, since);
  if (fault) return fault;
  const verification = { at: verifiedAt, outcome, ...(note === undefined ? {} : { note }) };
  const verified: Transfer = { ...transfer, verified: { ...transfer.verified, [admin]: verification } };
  const facts: Outcome['facts'] = [
    { kind: 'adminVerified', party: admin, verifiedAt, outcome, ...(note === undefined ? {} : { note }) },
  ];
  return outcome === 'confirmed'
    ? { transfer: verified, facts }
    : { ...changed(orderMail(verified, at, 'adminDenied', 'ops', 'currentPartner', 'newPartner')), facts };
}
