import { type Finding, isOldPartners } from './classify.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { isOwner, mayAssignRoles, roleKey } from './roles.ts';
import { covers, isSubscriptionOrAbove, scopeKey } from './scope.ts';

/** One assignment is one principal, role and scope, however often and by whichever tool it was exported. */
export const assignmentKey = (row: RoleAssignment): string =>
  [row.objectId ?? row.displayName ?? row.signInName, roleKey(row), scopeKey(row.scope)].join('\n');

/** Whether a removal could leave nobody who may hand out roles on a whole subscription or above it. */
const isGuarded = (row: RoleAssignment): boolean => mayAssignRoles(row) && isSubscriptionOrAbove(row.scope);

/**
 * Those who stay and surely may hand out roles: neither the old partner's nor in doubt (a nameless principal may be
 * deleted, a guest may be the old partner's), and not under a condition.
 */
function keepersAmong(findings: readonly Finding[]): RoleAssignment[] {
  const leaving = new Set(
    findings.filter((finding) => isOldPartners(finding.class)).map(({ assignment }) => assignment.objectId),
  );
  return findings
    .filter((finding) => finding.class === 'keep' || finding.class === 'newPartner')
    .map(({ assignment }) => assignment)
    .filter((row) => row.objectId !== undefined && !leaving.has(row.objectId))
    .filter((row) => isGuarded(row) && !row.conditional);
}

/**
 * The removals that must not be proposed, as assignment keys: on a subscription, a management group or the root where
 * nobody else may hand out roles, the old partner's last Owner stays (D-10, DOMAIN 10.4). A grant that is only
 * proposed does not count: it may fail.
 */
export function lastOwners(findings: readonly Finding[], azureSubscriptionId: string): Set<string> {
  const keepers = keepersAmong(findings);
  const guarded = findings
    .filter((finding) => isOldPartners(finding.class) && isGuarded(finding.assignment))
    .map(({ assignment }) => assignment);
  const places = Map.groupBy(guarded, ({ scope }) => scopeKey(scope));
  const last = [...places].flatMap(([place, owners]) => {
    if (keepers.some(({ scope }) => covers(scope, place, azureSubscriptionId))) return [];
    return owners.find(isOwner) ?? owners.slice(0, 1);
  });
  return new Set(last.map(assignmentKey));
}

/** Whether the new partner is Owner of the whole subscription already, so that nothing needs granting (D-08). */
export const isNewPartnerOwner = (
  findings: readonly Finding[],
  scope: string,
  azureSubscriptionId: string,
): boolean =>
  findings.some(
    ({ class: found, assignment }) =>
      found === 'newPartner' &&
      isOwner(assignment) &&
      !assignment.conditional &&
      isSubscriptionOrAbove(assignment.scope) &&
      covers(assignment.scope, scope, azureSubscriptionId),
  );
