import type { PartnerIdentity } from '../transfer/party.ts';
import type { Violation } from '../transfer/refusals.ts';

/** A role assignment in any of the shapes people export: `Get-AzRoleAssignment`, ARM REST, `az role assignment list` (DOMAIN 10.1). */
export type RoleAssignment = Record<string, unknown>;

/** `Foreign Principal for 'Old Partner' in Role 'TenantAdmins' (Customer Directory)`; the name may hold quotes and brackets (DOMAIN 10.2). */
const FOREIGN_PRINCIPAL = /^Foreign Principal for '(.+)' in role '([^']+)'(?: \((.*)\))?$/i;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const plain = (name: string) => name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** Object id and display name, wherever the export keeps them. */
function principalOf(assignment: RoleAssignment): { objectId: string; displayName: string } {
  const properties = (assignment.properties ?? {}) as RoleAssignment;
  return {
    objectId: text(assignment.ObjectId ?? assignment.principalId ?? properties.principalId).toLowerCase(),
    displayName: text(assignment.DisplayName ?? assignment.principalName),
  };
}

/** Whether an assignment is the old partner's: certainly by its group ids, likely by its name unless it is the new partner's group (DOMAIN 10.3). */
function isOldPartners(
  assignment: RoleAssignment,
  oldPartner: PartnerIdentity,
  newPartner: PartnerIdentity,
): boolean {
  const { objectId, displayName } = principalOf(assignment);
  if (oldPartner.groupIds.includes(objectId)) return true;
  if (newPartner.groupIds.includes(objectId)) return false;
  const foreign = FOREIGN_PRINCIPAL.exec(displayName)?.[1];
  return foreign !== undefined && plain(foreign) === plain(oldPartner.organisationName);
}

/** The rows of an export: an array, one row without its array, or ARM REST's list answer (DOMAIN 10.1). */
function rowsOf(exported: RoleAssignment[] | RoleAssignment): RoleAssignment[] {
  if (Array.isArray(exported)) return exported;
  return Array.isArray(exported.value) ? (exported.value as RoleAssignment[]) : [exported];
}

/** What keeps an export from proving anything: it is empty, of another subscription, or holds rows that are no role assignments. */
export function exportFaults(
  exported: RoleAssignment[] | RoleAssignment,
  azureSubscriptionId: string,
): Violation[] {
  const path = 'data.roleAssignments';
  const rows = rowsOf(exported);
  if (rows.length === 0)
    return [{ path, message: 'is empty: whoever may see the roles sees at least an Owner' }];
  const own = `/subscriptions/${azureSubscriptionId}/`;
  const elsewhere = (scope: string) => scope.startsWith('/subscriptions/') && !`${scope}/`.startsWith(own);
  if (rows.map(scopeOf).every(elsewhere))
    return [{ path, message: `shows no role on the Azure subscription ${azureSubscriptionId}` }];
  return rows.flatMap((row, n) => {
    const { objectId, displayName } = principalOf(row);
    return objectId || displayName
      ? []
      : [{ path: `${path}.${n}`, message: 'shows neither a principal id nor a name' }];
  });
}

/** Where an assignment holds, wherever the export keeps it. */
const scopeOf = (assignment: RoleAssignment): string =>
  text(
    assignment.Scope ?? assignment.scope ?? (assignment.properties as RoleAssignment | undefined)?.scope,
  ).toLowerCase();

/** The old partner's assignments in an export. */
export const oldPartnerAssignments = (
  exported: RoleAssignment[] | RoleAssignment,
  oldPartner: PartnerIdentity,
  newPartner: PartnerIdentity,
): RoleAssignment[] =>
  rowsOf(exported).filter((assignment) => isOldPartners(assignment, oldPartner, newPartner));
