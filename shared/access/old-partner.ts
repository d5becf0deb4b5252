import type { PartnerIdentity } from '../transfer/party.ts';

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

/** The old partner's assignments in an export; a single assignment may come without its array (DOMAIN 10.1). */
export function oldPartnerAssignments(
  exported: RoleAssignment[] | RoleAssignment,
  oldPartner: PartnerIdentity,
  newPartner: PartnerIdentity,
): RoleAssignment[] {
  const all = Array.isArray(exported) ? exported : [exported];
  return all.filter((assignment) => isOldPartners(assignment, oldPartner, newPartner));
}
