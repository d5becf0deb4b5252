import { AZURE_SUBSCRIPTION } from './sample-content.ts';

/** Role assignments as `Get-AzRoleAssignment | ConvertTo-Json` lists them on a subscription that has seen some years (DOMAIN 10). */

const OWNER = ['Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'] as const;
const CONTRIBUTOR = ['Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c'] as const;
const READER = ['Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7'] as const;
const SUPPORT = ['Support Request Contributor', 'cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e'] as const;

type Row = {
  principal: string;
  name: string | null;
  type: string;
  role: readonly [name: string, id: string];
  below?: string;
  signIn?: string;
};

const FABRIKAM_ADMINS: Row = {
  principal: '22222222-2222-4222-8222-222222222222',
  name: "Foreign Principal for 'Fabrikam' in Role 'TenantAdmins' (Lucerne Publishing)",
  type: 'ForeignGroup',
  role: OWNER,
};
const FABRIKAM_HELPDESK: Row = {
  principal: '22222222-2222-4222-8222-222222222223',
  name: "Foreign Principal for 'Fabrikam' in Role 'HelpdeskAgents' (Lucerne Publishing)",
  type: 'ForeignGroup',
  role: SUPPORT,
};
const FABRIKAM_AT_BACKUP: Row = {
  principal: '22222222-2222-4222-8222-222222222222',
  name: null,
  type: 'Unknown',
  role: CONTRIBUTOR,
  below: '/resourceGroups/rg-backup',
};
const CONTOSO_ADMINS: Row = {
  principal: '33333333-3333-4333-8333-333333333333',
  name: "Foreign Principal for 'Contoso' in Role 'TenantAdmins' (Lucerne Publishing)",
  type: 'ForeignGroup',
  role: OWNER,
};

/** Nobody of the two partners: people, programs, a guest of the old partner's domain, and a principal that is gone. */
const THE_REST: Row[] = [
  {
    principal: '44444444-4444-4444-8444-444444444401',
    name: 'Maria Keller',
    signIn: 'maria@lucernepublishing.example',
    type: 'User',
    role: READER,
  },
  {
    principal: '44444444-4444-4444-8444-444444444402',
    name: 'sp-print-pipeline',
    type: 'ServicePrincipal',
    role: CONTRIBUTOR,
    below: '/resourceGroups/rg-print',
  },
  {
    principal: '44444444-4444-4444-8444-444444444403',
    name: 'Nia Olsen',
    signIn: 'nia_fabrikam.example#EXT#@lucernepublishing.onmicrosoft.us',
    type: 'User',
    role: READER,
    below: '/resourceGroups/rg-print',
  },
  {
    principal: '44444444-4444-4444-8444-444444444404',
    name: null,
    type: 'Unknown',
    role: READER,
    below: '/resourceGroups/rg-archive',
  },
  {
    principal: '44444444-4444-4444-8444-444444444405',
    name: "Foreign Principal for 'Tailspin Backup' in Role 'TenantAdmins' (Lucerne Publishing)",
    type: 'ForeignGroup',
    role: READER,
  },
];

function exported(subscription: string, rows: Row[]) {
  return rows.map(({ principal, name, type, role: [roleName, roleId], below = '', signIn = null }, n) => {
    const Scope = `/subscriptions/${subscription}${below}`;
    const RoleAssignmentName = `55555555-5555-4555-8555-${String(n + 1).padStart(12, '0')}`;
    return {
      RoleAssignmentName,
      RoleAssignmentId: `${Scope}/providers/Microsoft.Authorization/roleAssignments/${RoleAssignmentName}`,
      Scope,
      DisplayName: name,
      SignInName: signIn,
      RoleDefinitionName: roleName,
      RoleDefinitionId: roleId,
      ObjectId: principal,
      ObjectType: type,
      Description: null,
      Condition: null,
      ConditionVersion: null,
    };
  });
}

const OLD_PARTNERS = [FABRIKAM_ADMINS, FABRIKAM_HELPDESK, FABRIKAM_AT_BACKUP];

/** As the transfer leaves it: the old partner is the only Owner, the new one has nothing (D-07, D-10). */
export const rolesAtFirst = (subscription = AZURE_SUBSCRIPTION) =>
  exported(subscription, [...OLD_PARTNERS, ...THE_REST]);

/** After the new partner was made Owner, and before the old one is removed (D-08). */
export const rolesBefore = (subscription = AZURE_SUBSCRIPTION) =>
  exported(subscription, [...OLD_PARTNERS, CONTOSO_ADMINS, ...THE_REST]);

/** With nobody of the old partner left. */
export const rolesAfter = (subscription = AZURE_SUBSCRIPTION) =>
  exported(subscription, [CONTOSO_ADMINS, ...THE_REST]);

/** A list as Windows PowerShell's `>` writes it into a file: UTF-16LE with its mark. */
export const asWindowsFile = (roles: object[]): string =>
  Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(JSON.stringify(roles, null, 2), 'utf16le')]).toString(
    'base64',
  );
