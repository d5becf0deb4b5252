/** Who holds a role, as far as an export tells; GUIDs in lower case (DOMAIN 10.1). */
export type Principal = {
  objectId?: string;
  objectType?: string;
  displayName?: string;
  signInName?: string;
};

/**
 * One row of an export, the same whichever tool wrote it (DOMAIN 10.1). `scope` keeps its letters, because commands
 * print it, and has no trailing slash. `conditional` marks a role that holds only under a condition.
 */
export type RoleAssignment = Principal & {
  assignmentId?: string;
  scope: string;
  roleName?: string;
  roleId?: string;
  conditional?: true;
};
