import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { endTransfer, type Outcome } from '../outcome.ts';
import { partyName } from '../party.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';

/**
 * The customer withdraws, the current partner cancels, or the new partner does not agree, which declines it (D-20,
 * DOMAIN 13). Once a form has been with Microsoft only its refusal or ops end the
 * transfer, and after the move nobody cancels it any more. Everybody reads who it was.
 */
export function cancel(
  transfer: Transfer,
  { by, reason }: Extract<Message, { kind: 'transferCancelled' }>,
  at: Instant,
): Outcome | Refusal {
  if (transfer.submissions > 0 && by !== 'ops') return refuse('too-late-to-cancel');
  if (transfer.stage === 'access')
    return refuse('too-late-to-cancel', [
      { path: 'action', message: 'the subscription has moved: close the case instead of cancelling it' },
    ]);
  const who = by === 'ops' ? 'ops' : partyName[by];
  if (by === 'newPartner')
    return endTransfer(transfer, 'declined', at, { by: who, reason: `The ${who} declined: ${reason}` });
  const did =
    by === 'customer'
      ? 'The customer withdrew its request'
      : `Cancelled by ${by === 'ops' ? who : `the ${who}`}`;
  return endTransfer(transfer, 'cancelled', at, { by: who, reason: `${did}: ${reason}` });
}
