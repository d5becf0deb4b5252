import { hasCome, type Instant } from '../../../shared/transfer/instant.ts';
import { isRefusal } from '../../../shared/transfer/refusals.ts';
import { advance, TABLE } from '../../../shared/transfer/stages.ts';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';

/** What the customer can do now; the page offers nothing that would be refused. */
export type Possible = { withdraw: boolean; correct: boolean; propose: boolean; handInRoles: boolean };

const REASON = 'Would this be accepted?';

/** Asked of the domain itself where the content is plain, and of its table where somebody has yet to type it. */
export function possible(transfer: Transfer, now: Instant): Possible {
  const accepted = (message: Message) => !isRefusal(advance(transfer, message, now));
  const late = transfer.expiresAt !== undefined && hasCome(transfer.expiresAt, now);
  const steps = isEnd(transfer.stage) || late ? {} : TABLE[transfer.stage];
  const { revision } = transfer;
  return {
    withdraw: accepted({ kind: 'transferCancelled', by: 'customer', reason: REASON }),
    correct: accepted({ kind: 'correctionRequested', by: 'customer', revision, reason: REASON }),
    propose: steps.newPartnerProposed !== undefined,
    handInRoles: steps.accessReported !== undefined,
  };
}
