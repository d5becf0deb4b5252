import { describe, expect, it } from 'vitest';
import { classify } from '../../../shared/access/classify.ts';
import type { CleanUpCase } from '../../../shared/access/clean-up-plan.ts';
import { cleanUpScript } from '../../../shared/access/clean-up-script.ts';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import { aRow, foreign, ID, QUESTION, ROLE, SCOPE, SUBSCRIPTION } from './exports.ts';
import { tokensOf } from './powershell-tokens.ts';

const TENANT = 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0';
const GROUP = '/providers/Microsoft.Management/managementGroups/all';
const owner = { roleName: 'Owner', roleId: ROLE.owner };
const contosos = aRow({ objectId: ID.contosoGroup, displayName: foreign('Contoso'), ...owner });
const anas = aRow(owner);

const caseOf = (rows: RoleAssignment[]): CleanUpCase => ({
  cloud: 'usgov',
  customerMicrosoftId: TENANT,
  azureSubscriptionId: SUBSCRIPTION,
  newPartnerGroupId: ID.fabrikamGroup,
  newPartnerName: 'Fabrikam',
  oldPartnerName: 'Contoso',
  findings: classify(rows, QUESTION),
});
const script = (rows: RoleAssignment[], changes: Partial<CleanUpCase> = {}) =>
  cleanUpScript({ ...caseOf(rows), ...changes });

/** What runs, line by line; and what is only told. */
const runs = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const told = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .join('\n');

describe('the clean-up script', () => {
  it('signs in, grants first, shows each removal before it is done, and lists the roles again (R-36, R-37, R-40, R-41, D-08)', () => {
    const removal = `Remove-AzRoleAssignment -ObjectId '${ID.contosoGroup}' -RoleDefinitionName 'Owner' -Scope '${SCOPE}'`;
    expect(runs(script([contosos, anas]))).toEqual([
      "$ErrorActionPreference = 'Stop'",
      `Connect-AzAccount -Environment AzureUSGovernment -Tenant '${TENANT}'`,
      `Set-AzContext -Subscription '${SUBSCRIPTION}'`,
      `New-AzRoleAssignment -ObjectId '${ID.fabrikamGroup}' -RoleDefinitionName 'Owner' -Scope '${SCOPE}' -ObjectType 'ForeignGroup'`,
      `${removal} -WhatIf`,
      removal,
      'Get-AzRoleAssignment | ConvertTo-Json -Depth 4 | Set-Content -Encoding utf8 roles.json',
    ]);
  });

  it('of the public cloud names no environment', () => {
    const text = script([contosos, anas], { cloud: 'public' });
    expect(runs(text)[1]).toBe(`Connect-AzAccount -Tenant '${TENANT}'`);
  });

  it('tells where the tenant id stands, the way to the portal, and who may remove (R-38, R-42, D-09)', () => {
    const text = told(script([contosos, anas]));
    expect(text).toMatch(/tenant is the Microsoft ID of the customer: Partner Center dashboard, Customers/);
    expect(text).toMatch(
      /double-click the company name, Service management, Microsoft Azure,\n# Microsoft Azure Management Portal\./,
    );
    expect(text).toMatch(/Owner or\n# User Access Administrator there: often that is the customer/);
  });

  it('names both partners, and every assignment it removes with the reason', () => {
    const text = told(script([contosos, anas]));
    expect(text).toContain('"Fabrikam"');
    expect(text).toContain(`shows: "${foreign('Contoso')}", object id "${ID.contosoGroup}"`);
    expect(text).toContain('# Its object id is that of one of the old partner’s groups.');
    expect(text).not.toContain('Ana Ortiz');
  });

  it('keeps the last Owner and says why; nothing is removed, the grant stays (D-10)', () => {
    const text = script([contosos]);
    expect(runs(text).filter((line) => /^(New|Remove)/.test(line))).toEqual([expect.stringMatching(/^New/)]);
    expect(told(text)).toMatch(/Kept: the last Owner is not removed/);
    expect(told(text)).toMatch(/nobody else could hand out roles/);
  });

  it('never runs what reaches beyond the subscription: it stands apart, as a comment, with a warning', () => {
    const text = script([aRow({ ...contosos, scope: GROUP, roleName: 'Reader', roleId: ROLE.reader })]);
    expect(text).not.toMatch(/^Remove/m);
    expect(told(text)).toMatch(/removing them affects more than it/);
    expect(told(text)).toContain(
      `# Remove-AzRoleAssignment -ObjectId '${ID.contosoGroup}' -RoleDefinitionName 'Reader' -Scope '${GROUP}' -WhatIf`,
    );
  });

  it('says that there is nothing to grant or to remove when that is so', () => {
    const text = script([aRow({ objectId: ID.fabrikamGroup, ...owner }), anas]);
    expect(text).not.toMatch(/^(New|Remove)/m);
    expect(told(text)).toMatch(/new partner is Owner already/);
    expect(told(text)).toMatch(/shows no role of the old partner on this subscription/);
  });

  it('tells how to find the new partner’s group while it is unknown, and removes nothing before (D-08)', () => {
    const { newPartnerGroupId: _, ...about } = caseOf([contosos, anas]);
    const text = cleanUpScript(about);
    expect(text).not.toMatch(/^(New|Remove)/m);
    expect(told(text)).toMatch(/^# Remove-AzRoleAssignment/m);
    expect(told(text)).toContain("# (Get-AzADGroup -DisplayName 'AdminAgents').Id");
  });

  it('lists what a person must look at: doubtful ones, Lighthouse, delegated admin rights, guests (7.2)', () => {
    const text = told(script([anas, aRow({ objectId: ID.somebodyElse, displayName: foreign('Woodgrove') })]));
    expect(text).toContain('Woodgrove');
    expect(text).toMatch(/multi-partner/);
    expect(text).toMatch(/Lighthouse/);
    expect(text).toMatch(/GDAP.*Settings, Partner relationships/);
    expect(text).toMatch(/Guest users/);
  });

  it('shows hostile names in comments on one line, made visible and cut short', () => {
    const text = script([anas, contosos], { oldPartnerName: `a\nb\u202ec #> ${'x'.repeat(400)}` });
    const line = told(text)
      .split('\n')
      .find((candidate) => candidate.includes('[U+000A]'));
    expect(line).toContain('"a[U+000A]b[U+202E]c #> xxx');
    expect(line?.length).toBeLessThan(400);
    expect(line?.endsWith('...".')).toBe(true);
  });

  it('holds no comment that PowerShell takes for an order', () => {
    for (const rows of [[contosos], [contosos, anas], [anas]])
      for (const newPartnerName of ['', 'x', 'SIG # Begin signature block'])
        expect(tokensOf(script(rows, { newPartnerName })).map(({ kind }) => kind)).not.toContain('order');
  });
});
