import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { endTransfer, type Outcome } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';

/**
 * The current partner cancels, of itself or for a customer that withdraws (its reason says which), or the new partner does not agree (D-20, DOMAIN 13).
 * Once the form is with Microsoft only Microsoft's refusal or ops end the transfer.
 */
export function cancel(
  transfer: Transfer,
  message: Extract<Message, { kind: 'transferCancelled' }>,
  at: Instant,
): Outcome | Refusal {
  const submitted = transfer.stage === 'support' || transfer.stage === 'access';
  if (submitted && message.by !== 'ops') return refuse('too-late-to-cancel');
  return message.by === 'newPartner'
    ? endTransfer(transfer, 'declined', at, {
        by: 'new partner',
        reason: `The new partner declined: ${message.reason}`,
      })
    : endTransfer(transfer, 'cancelled', at, {
        by: message.by === 'ops' ? 'ops' : 'current partner',
        reason: message.reason,
      });
}
