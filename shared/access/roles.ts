import type { RoleAssignment } from './role-assignment.ts';

/** Built-in roles by id, the same in every cloud (DOMAIN 10.4). */
const BUILT_IN: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': 'Reader',
  'cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e': 'Support Request Contributor',
};
/** Ids of the built-in roles by their names in lower case. */
export const BUILT_IN_IDS: ReadonlyMap<string, string> = new Map(
  Object.entries(BUILT_IN).map(([id, name]) => [name.toLowerCase(), id]),
);

type Role = Pick<RoleAssignment, 'roleName' | 'roleId'>;

/** Completes a role: an id brings the built-in name, even over a name that says otherwise; such a name brings the id. */
export function completeRole({ roleName, roleId }: Role): Role {
  const given = roleName?.trim();
  const id = roleId ?? BUILT_IN_IDS.get(given?.toLowerCase() ?? '');
  const name = (id && BUILT_IN[id]) ?? given;
  return { ...(name === undefined ? {} : { roleName: name }), ...(id === undefined ? {} : { roleId: id }) };
}

/** The role by which assignments are compared: by id where there is one, or where the name is a built-in one. */
export function roleKey(role: Role): string {
  const { roleName, roleId } = completeRole(role);
  return roleId ?? roleName?.toLowerCase() ?? '';
}

/** Whether the role is Owner. */
export const isOwner = (role: Role): boolean => BUILT_IN[completeRole(role).roleId ?? ''] === 'Owner';

/** Whether the role lets its holder hand out roles: Owner or User Access Administrator (D-09). */
export const mayAssignRoles = (role: Role): boolean =>
  isOwner(role) || BUILT_IN[completeRole(role).roleId ?? ''] === 'User Access Administrator';
