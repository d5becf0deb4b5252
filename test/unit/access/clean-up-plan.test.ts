import { describe, expect, it } from 'vitest';
import { classify, remaining } from '../../../shared/access/classify.ts';
import { type CleanUpCase, cleanUpPlan } from '../../../shared/access/clean-up-plan.ts';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import { aRow, foreign, ID, QUESTION, ROLE, rowsIn, SCOPE, SHAPES, SUBSCRIPTION } from './exports.ts';

const TENANT = 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0';
const GROUP = '/providers/Microsoft.Management/managementGroups/all';
const owner = { roleName: 'Owner', roleId: ROLE.owner };
const contoso = (changes: Partial<RoleAssignment> = {}) =>
  aRow({ objectId: ID.contosoGroup, ...owner, ...changes });
const anaOwner = aRow(owner);

const caseOf = (rows: RoleAssignment[], changes: Partial<CleanUpCase> = {}): CleanUpCase => ({
  cloud: 'public',
  customerMicrosoftId: TENANT,
  azureSubscriptionId: SUBSCRIPTION,
  newPartnerGroupId: ID.fabrikamGroup,
  newPartnerName: 'Fabrikam',
  oldPartnerName: 'Contoso',
  findings: classify(rows, QUESTION),
  ...changes,
});
const plan = (...rows: RoleAssignment[]) => cleanUpPlan(caseOf(rows));
const commands = (...rows: RoleAssignment[]) => plan(...rows).removals.map(({ command }) => command);

describe('the sign-in', () => {
  it('is to the tenant of the customer’s Microsoft ID and adds no reseller (R-37, R-39, A-06)', () => {
    expect(plan(anaOwner).signIn).toEqual([
      `Connect-AzAccount -Tenant '${TENANT}'`,
      `Set-AzContext -Subscription '${SUBSCRIPTION}'`,
    ]);
  });

  it('names the environment of US Government (DOMAIN 12)', () => {
    expect(cleanUpPlan(caseOf([anaOwner], { cloud: 'usgov' })).signIn[0]).toBe(
      `Connect-AzAccount -Environment AzureUSGovernment -Tenant '${TENANT}'`,
    );
  });
});

describe('the grant', () => {
  const command = `New-AzRoleAssignment -ObjectId '${ID.fabrikamGroup}' -RoleDefinitionName 'Owner' -Scope '${SCOPE}' -ObjectType 'ForeignGroup'`;
  const fabrikam = (changes: Partial<RoleAssignment> = {}) =>
    aRow({ objectId: ID.fabrikamGroup, ...owner, ...changes });

  it('makes the new partner’s group Owner, because the transfer gives it nothing (D-07, D-08)', () => {
    expect(plan(anaOwner, contoso()).grant).toEqual({ kind: 'command', command });
  });

  it.each<[string, Partial<RoleAssignment>]>([
    ['Contributor', { roleName: 'Contributor', roleId: ROLE.contributor }],
    ['Owner of a resource group', { scope: `${SCOPE}/resourceGroups/a` }],
    ['Owner of another subscription', { scope: '/subscriptions/x' }],
    ['Owner under a condition', { conditional: true }],
  ])('is made though the new partner is %s', (_, changes) => {
    expect(plan(anaOwner, fabrikam(changes)).grant).toEqual({ kind: 'command', command });
  });

  it.each([SCOPE, GROUP, '/'])('is left out when it is Owner on %s already', (scope) => {
    expect(plan(anaOwner, fabrikam({ scope }))).not.toHaveProperty('grant');
  });

  it('says how to find the group while nobody knows its id (D-08)', () => {
    const { newPartnerGroupId: _, ...about } = caseOf([anaOwner]);
    expect(cleanUpPlan(about).grant).toEqual({
      kind: 'groupUnknown',
      howToFind: "(Get-AzADGroup -DisplayName 'AdminAgents').Id",
    });
  });
});

describe('a removal (R-41)', () => {
  it('names object, role and exact scope, and comes with its dry run', () => {
    const scope = `${SCOPE}/resourceGroups/Rg-One`;
    expect(plan(anaOwner, contoso({ scope })).removals).toMatchObject([
      {
        class: 'certain',
        inherited: false,
        command: `Remove-AzRoleAssignment -ObjectId '${ID.contosoGroup}' -RoleDefinitionName 'Owner' -Scope '${scope}'`,
        whatIf: `Remove-AzRoleAssignment -ObjectId '${ID.contosoGroup}' -RoleDefinitionName 'Owner' -Scope '${scope}' -WhatIf`,
      },
    ]);
  });

  it('is of the likely ones too, and of nobody else', () => {
    const rows = [
      anaOwner,
      aRow({ displayName: foreign('Contoso') }),
      aRow({ displayName: foreign('Woodgrove') }),
    ];
    expect(plan(...rows).removals.map(({ assignment }) => assignment)).toEqual([rows[1]]);
  });

  it('takes the role by its id where the name is missing, shared, not its own or not plain', () => {
    const byId = (roleId: string) =>
      `Remove-AzRoleAssignment -ObjectId '${ID.contosoGroup}' -RoleDefinitionId '${roleId}' -Scope '${SCOPE}'`;
    const custom = { roleName: 'Clerk', roleId: ID.somebody };
    const { roleName: _, ...unnamed } = contoso({ roleId: ID.somebody });
    expect(commands(unnamed)).toEqual([byId(ID.somebody)]);
    expect(commands(contoso(custom), aRow({ roleName: 'CLERK', roleId: ID.somebodyElse }))).toEqual([
      byId(ID.somebody),
    ]);
    expect(commands(contoso({ roleName: 'Owner', roleId: ID.somebody }))).toEqual([byId(ID.somebody)]);
    expect(commands(contoso({ roleName: 'Opérateur', roleId: ID.somebody }))).toEqual([byId(ID.somebody)]);
    expect(commands(contoso(custom))[0]).toContain("-RoleDefinitionName 'Clerk'");
  });

  it('beyond the subscription is marked, with its own scope', () => {
    const reader = { roleName: 'Reader', roleId: ROLE.reader };
    expect(plan(contoso({ scope: GROUP, ...reader })).removals).toMatchObject([
      { inherited: true, place: 'above', command: expect.stringContaining(`-Scope '${GROUP}'`) },
    ]);
    expect(plan(contoso({ scope: '/subscriptions/x', ...reader })).removals).toMatchObject([
      { inherited: true, place: 'elsewhere' },
    ]);
  });

  it('is proposed once, by the row that knows more, when two tools exported the same assignment', () => {
    const named = SHAPES['Get-AzRoleAssignment'](
      ID.somebody,
      foreign('Contoso'),
      'ForeignGroup',
      ROLE.reader,
    );
    const bare = SHAPES['ARM REST'](ID.somebody, null, 'ForeignGroup', ROLE.reader, `${SCOPE}/`);
    for (const exported of [
      [named, bare],
      [bare, named],
    ])
      expect(plan(...rowsIn(exported))).toMatchObject({ removals: [{ class: 'likely' }], review: [] });
  });

  it('that the list does not tell enough for is left to a person, and the case stays open (R-41)', () => {
    const { objectId: _, ...without } = aRow({ displayName: foreign('Contoso') });
    const { roleName: __, roleId: ___, ...roleless } = contoso();
    expect(plan(without, roleless)).toMatchObject({
      removals: [],
      review: [{ why: expect.stringMatching(/list the roles again/) }, { assignment: roleless }],
    });
    expect(remaining(classify([without, roleless], QUESTION))).toHaveLength(2);
  });

  it('is not proposed by a name both partners have while the new partner’s group is unknown', () => {
    const { newPartnerGroupId: _, ...about } = caseOf([anaOwner, aRow({ displayName: foreign('Contoso') })]);
    expect(cleanUpPlan({ ...about, newPartnerName: ' contoso' })).toMatchObject({
      removals: [],
      review: [{ why: expect.stringMatching(/Both partners have this name/) }],
    });
    expect(cleanUpPlan(about).removals).toHaveLength(1);
  });
});

describe('the list to look at', () => {
  it('holds doubtful ones with the reason, and nobody who may stay', () => {
    const guest = aRow({ signInName: 'jo_contoso.com#EXT#@lucerne.onmicrosoft.com' });
    expect(plan(anaOwner, guest, aRow({ objectId: ID.fabrikamGroup })).review).toMatchObject([
      { assignment: guest, why: expect.stringMatching(/guest/) },
    ]);
  });

  it('ends in listing the roles once more (R-40)', () => {
    expect(plan(anaOwner).exportAgain).toBe(
      'Get-AzRoleAssignment | ConvertTo-Json -Depth 4 | Set-Content -Encoding utf8 roles.json',
    );
  });
});
