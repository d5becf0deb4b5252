import { exportFaults, oldPartnerAssignments } from '../../access/old-partner.ts';
import type { Message } from '../../workflow/messages.ts';
import type { Instant } from '../instant.ts';
import { endTransfer, type Outcome } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { commerceIdFault } from './support.ts';

type AccessReported = Extract<Message, { kind: 'accessReported' }>;

/**
 * Steps 6 and 7: an export of the role assignments shows whether the old partner still has access; the case is
 * complete when nobody of it is left and the new commerce id is known.
 */
export function reportAccess(transfer: Transfer, message: AccessReported, at: Instant): Outcome | Refusal {
  const faults = exportFaults(message.roleAssignments, transfer.subscription.azureSubscriptionId);
  if (faults.length > 0) return refuse('invalid-content', faults);
  const commerceId = message.newPartnerCenterSubscriptionId ?? transfer.newPartnerCenterSubscriptionId;
  const fault = commerceIdFault(transfer, commerceId);
  if (fault) return fault;
  const remaining = oldPartnerAssignments(
    message.roleAssignments,
    transfer.currentPartner.identity,
    transfer.newPartner.identity,
  ).length;
  if (remaining === 0 && commerceId === undefined)
    return refuse('commerce-id-missing', [{ path: 'newPartnerCenterSubscriptionId', message: 'is needed' }]);

  const reported: Transfer = {
    ...transfer,
    accessReports: transfer.accessReports + 1,
    ...(commerceId === undefined ? {} : { newPartnerCenterSubscriptionId: commerceId }),
  };
  const end: Outcome =
    remaining > 0
      ? { transfer: reported, facts: [] }
      : endTransfer(reported, 'completed', at, {
          by: message.ranBy,
          reason: 'The subscription is with the new partner and the old partner’s access is removed.',
        });
  return {
    transfer: end.transfer,
    facts: [{ kind: 'accessReported', ranBy: message.ranBy, remaining }, ...end.facts],
    answers: `accessReported:${transfer.accessReports + 1}`,
  };
}
