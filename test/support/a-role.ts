import type { RoleAssignment } from '../../shared/access/role-assignment.ts';
import { a } from './a-party.ts';

const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

/** A role assignment on the subscription of DOMAIN 14 as the product reads it; its holder is of the customer. */
export const aRole = (overrides: Partial<RoleAssignment> = {}): RoleAssignment => ({
  objectId: '3d1c5f0e-6a0d-4b0c-9d7e-5d1f0f5c1a22',
  objectType: 'User',
  displayName: 'Renée Lemaire',
  signInName: 'renee@lucernepublishing.com',
  scope: `/subscriptions/${a.subscription.azureSubscriptionId}`,
  roleName: 'Owner',
  roleId: OWNER,
  ...overrides,
});

/** The old partner’s AdminAgents group, as the customer’s directory shows it (DOMAIN 10.2). */
export const anOldPartnersRole = (overrides: Partial<RoleAssignment> = {}): RoleAssignment =>
  aRole({
    objectId: a.currentPartner.groupIds[0] ?? '',
    objectType: 'ForeignGroup',
    displayName: "Foreign Principal for 'Contoso' in Role 'AdminAgents' (Lucerne Publishing)",
    signInName: '',
    ...overrides,
  });

/** The same assignment as `Get-AzRoleAssignment | ConvertTo-Json` writes it. */
export const asExported = ({
  objectId,
  objectType,
  displayName,
  signInName,
  scope,
  roleName,
  roleId,
}: RoleAssignment) => ({
  RoleAssignmentId: `${scope}/providers/Microsoft.Authorization/roleAssignments/${objectId}`,
  Scope: scope,
  DisplayName: displayName,
  SignInName: signInName,
  RoleDefinitionName: roleName,
  RoleDefinitionId: roleId,
  ObjectId: objectId,
  ObjectType: objectType,
});
