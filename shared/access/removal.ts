import type { Finding, FindingClass } from './classify.ts';
import { assignmentKey } from './last-owner.ts';
import { command } from './powershell.ts';
import type { RoleAssignment } from './role-assignment.ts';
import { BUILT_IN_IDS } from './roles.ts';

/** A removal to run: the dry run first, then the real one, both on the exact scope of the export (DOMAIN 10.4). */
export type Removal = Finding & { whatIf: string; command: string };

type RoleNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Which role ids go by which name, built-in or in the export; a row may give a name to an id that is not its own. */
export function roleNamesIn(findings: readonly Finding[]): RoleNames {
  const names = new Map([...BUILT_IN_IDS].map(([name, id]) => [name, new Set([id])]));
  for (const { roleName, roleId } of findings.map(({ assignment }) => assignment)) {
    if (roleName === undefined || roleId === undefined) continue;
    const ids = names.get(roleName.toLowerCase()) ?? new Set<string>();
    names.set(roleName.toLowerCase(), ids.add(roleId));
  }
  return names;
}

/** A role by its name, which people know; by its id where the name is missing, shared, or not plain letters. */
function byId({ roleName, roleId }: RoleAssignment, names: RoleNames): boolean {
  if (roleId === undefined) return false;
  return !roleName || (names.get(roleName.toLowerCase())?.size ?? 0) > 1 || !/^[\w .()-]+$/.test(roleName);
}

function removeCommand(row: RoleAssignment, names: RoleNames): string | undefined {
  const { objectId, scope, roleName, roleId } = row;
  if (objectId === undefined) return undefined;
  if (roleId !== undefined && byId(row, names))
    return command`Remove-AzRoleAssignment -ObjectId ${objectId} -RoleDefinitionId ${roleId} -Scope ${scope}`;
  if (roleName === undefined) return undefined;
  return command`Remove-AzRoleAssignment -ObjectId ${objectId} -RoleDefinitionName ${roleName} -Scope ${scope}`;
}

/** The removal of a finding, unless the export does not say enough for the command: whose object id, or which role. */
export function removalOf(finding: Finding, names: RoleNames): Removal | undefined {
  const line = removeCommand(finding.assignment, names);
  return line === undefined ? undefined : { ...finding, whatIf: `${line} -WhatIf`, command: line };
}

const RANK: readonly FindingClass[] = ['certain', 'likely', 'newPartner', 'review', 'keep'];

/**
 * Each assignment once: an export put together from two tools holds it twice, and it can be removed only once. The
 * tool that knew more of it decides, because ARM tells no names.
 */
export function eachOnce(findings: readonly Finding[]): Finding[] {
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const key = assignmentKey(finding.assignment);
    const known = once.get(key);
    if (!known || RANK.indexOf(finding.class) < RANK.indexOf(known.class)) once.set(key, finding);
  }
  return [...once.values()];
}
