import { classify, type Finding, remaining, unrecognisable } from '../../access/classify.ts';
import type { Message } from '../../workflow/messages.ts';
import { tracesOf } from '../access-traces.ts';
import type { Instant } from '../instant.ts';
import { endTransfer, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse, type Violation } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';
import { commerceIdFault } from './support.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** What an export shows, seen as this case sees it. */
export const findingsOf = (
  transfer: Transfer,
  { roleAssignments }: Pick<Said<'accessReported'>, 'roleAssignments'>,
): Finding[] => classify(roleAssignments, tracesOf(transfer));

const asViolation = ({ assignment: { roleName, roleId, scope } }: Finding): Violation => ({
  path: 'roleAssignments',
  message: `shows ${roleName ?? roleId ?? 'a role'} on ${scope} for a principal without a name`,
});

/**
 * Steps 6 and 7: an export of the role assignments shows whether the old partner still has access; the case is
 * complete when nobody of it is left and the new commerce id is known. What is left is told
 * to those who can remove it.
 */
export function reportAccess(
  transfer: Transfer,
  message: Said<'accessReported'>,
  at: Instant,
): Outcome | Refusal {
  const commerceId = message.newPartnerCenterSubscriptionId ?? transfer.newPartnerCenterSubscriptionId;
  const fault = commerceIdFault(transfer, commerceId);
  if (fault) return fault;
  const findings = findingsOf(transfer, message);
  const left = remaining(findings).length;
  if (left === 0 && commerceId === undefined)
    return refuse('commerce-id-missing', [{ path: 'newPartnerCenterSubscriptionId', message: 'is needed' }]);

  const nameless = unrecognisable(findings, tracesOf(transfer));
  if (left === 0 && nameless.length > 0)
    return refuse('old-partner-not-recognisable', nameless.map(asViolation));

  const { by, ranBy, exportSha256 } = message;
  const review = findings.filter((finding) => finding.class === 'review').length;
  const access = { reportedAt: at, by, ranBy, exportSha256, remaining: left, review };
  const reported: Transfer = {
    ...transfer,
    access,
    accessReports: transfer.accessReports + 1,
    ...(commerceId === undefined ? {} : { newPartnerCenterSubscriptionId: commerceId }),
  };
  const next: Outcome =
    left > 0
      ? { transfer: orderMail(reported, at, 'accessRemains', 'newPartner', 'customer'), facts: [] }
      : endTransfer(reported, 'completed', at, {
          by: ranBy,
          reason: 'The subscription is with the new partner and the old partner’s access is removed.',
        });
  return {
    transfer: next.transfer,
    facts: [{ kind: 'accessReported', ranBy, by, exportSha256, remaining: left, review }, ...next.facts],
    answers: `accessReported:${transfer.accessReports + 1}`,
  };
}

/** Ops close a case whose clean-up nobody can prove, with a reason on record. */
export function closeByOps(transfer: Transfer, { reason }: Said<'closedByOps'>, at: Instant): Outcome {
  const end = endTransfer(transfer, 'completed', at, {
    by: 'ops',
    reason: `The subscription is with the new partner. Ops closed the case without proof that the old partner’s access is removed: ${reason}`,
  });
  return { ...end, facts: [{ kind: 'closedByOps', reason }, ...end.facts] };
}

/** A partner has two such groups in a tenant; some have more than one tenant. */
const MOST_GROUPS = 8;

/**
 * A partner records the object ids of its two groups, which cannot be read anywhere else and are the sure mark of its
 * access (DOMAIN 10.2). Ids are added to those known, never taken away, and the current partner's only while nothing
 * hangs on them: when its own access is the next thing to be removed, ops look into it.
 */
export function recordGroups(transfer: Transfer, message: Said<'partnerGroupsRecorded'>): Outcome | Refusal {
  const { by, groupIds } = message;
  const party = message.by === 'ops' ? message.party : message.by;
  if (by === 'currentPartner' && transfer.stage === 'access')
    return refuse('message-out-of-order', [
      { path: 'type', message: 'comes too late: your access is being removed' },
    ]);
  const { identity } = transfer[party];
  const known = [...new Set([...identity.groupIds, ...groupIds])];
  if (known.length > MOST_GROUPS)
    return refuse('invalid-content', [
      {
        path: 'groupIds',
        message: `would be ${known.length} groups: a partner has two, at most ${MOST_GROUPS} are kept`,
      },
    ]);
  return {
    transfer: { ...transfer, [party]: { ...transfer[party], identity: { ...identity, groupIds: known } } },
    facts: [{ kind: 'partnerGroupsRecorded', party, by, groupIds }],
  };
}
