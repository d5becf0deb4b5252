import type { AccessQuestion } from '../../../shared/access/classify.ts';
import { type RoleAssignment, readRoleExport } from '../../../shared/access/role-export.ts';

export const SUBSCRIPTION = '42226ed6-070a-4e0f-b80c-4cdfb3e97aa7';
export const SCOPE = `/subscriptions/${SUBSCRIPTION}`;
export const ROLE = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  userAccess: '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
} as const;
export const ID = {
  contosoGroup: '6b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b111',
  contosoApp: '5b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b555',
  fabrikamGroup: '7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222',
  somebody: '33333333-3333-3333-3333-333333333333',
  somebodyElse: '44444444-4444-4444-4444-444444444444',
} as const;

/** Contoso is the old partner, Fabrikam the new one (DOMAIN 14). */
export const QUESTION: AccessQuestion = {
  azureSubscriptionId: SUBSCRIPTION,
  oldPartner: {
    organisationName: 'Contoso',
    groupIds: [ID.contosoGroup],
    emailDomains: ['contoso.com'],
    servicePrincipalIds: [ID.contosoApp],
  },
  newPartner: { organisationName: 'Fabrikam', groupIds: [ID.fabrikamGroup], emailDomains: ['fabrikam.com'] },
};

export const foreign = (partner: string, directory = 'Lucerne Publishing', role = 'TenantAdmins') =>
  `Foreign Principal for '${partner}' in Role '${role}' (${directory})`;

const GROUPS: readonly unknown[] = [ID.contosoGroup, ID.fabrikamGroup];

/** An assignment as the product knows it, by default Ana's Contributor on the whole subscription. */
export const aRow = (changes: Partial<RoleAssignment> = {}): RoleAssignment => ({
  scope: SCOPE,
  objectId: ID.somebody,
  objectType: GROUPS.includes(changes.objectId) ? 'ForeignGroup' : 'User',
  displayName: 'Ana Ortiz',
  roleName: 'Contributor',
  roleId: ROLE.contributor,
  ...changes,
});

/** One assignment as a tool prints it: whose, under which name, which role on which scope. */
type Shape = (
  objectId: string,
  name: string | null,
  type: string,
  role?: string,
  scope?: string,
) => Record<string, unknown>;

const assignmentId = (scope: string) =>
  `${scope}/providers/Microsoft.Authorization/roleAssignments/11111111-1111-1111-1111-111111111111`;
const rolePath = (role: string) => `${SCOPE}/providers/Microsoft.Authorization/roleDefinitions/${role}`;

/** The three shapes people export (DOMAIN 10.1). */
export const SHAPES: Record<'Get-AzRoleAssignment' | 'ARM REST' | 'az role assignment list', Shape> = {
  'Get-AzRoleAssignment': (ObjectId, DisplayName, ObjectType, role = ROLE.owner, Scope = SCOPE) => ({
    RoleAssignmentName: '11111111-1111-1111-1111-111111111111',
    RoleAssignmentId: assignmentId(Scope),
    Scope,
    DisplayName,
    SignInName: null,
    RoleDefinitionName: 'Owner',
    RoleDefinitionId: role,
    ObjectId,
    ObjectType,
    CanDelegate: false,
    Description: null,
    ConditionVersion: null,
    Condition: null,
  }),
  'ARM REST': (principalId, _, principalType, role = ROLE.owner, scope = SCOPE) => ({
    id: assignmentId(scope),
    type: 'Microsoft.Authorization/roleAssignments',
    name: '11111111-1111-1111-1111-111111111111',
    properties: {
      roleDefinitionId: rolePath(role),
      principalId,
      principalType,
      scope,
      condition: null,
      conditionVersion: null,
      createdOn: '2019-05-03T10:15:00.1234567Z',
    },
  }),
  'az role assignment list': (
    principalId,
    principalName,
    principalType,
    role = ROLE.owner,
    scope = SCOPE,
  ) => ({
    canDelegate: null,
    condition: null,
    id: assignmentId(scope),
    name: '11111111-1111-1111-1111-111111111111',
    principalId,
    principalName: principalName ?? '',
    principalType,
    roleDefinitionId: rolePath(role),
    roleDefinitionName: 'Owner',
    scope,
    type: 'Microsoft.Authorization/roleAssignments',
  }),
};

/** The rows of an export that must be readable. */
export function rowsIn(exported: unknown): RoleAssignment[] {
  const read = readRoleExport(exported);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return read.rows;
}

/** The paths and messages of an export that must be refused. */
export function faultsIn(exported: unknown): string[] {
  const read = readRoleExport(exported);
  if (read.kind === 'rows') throw new Error(`was read: ${JSON.stringify(read.rows)}`);
  return read.faults.map(({ path, message }) => `${path} ${message}`);
}
