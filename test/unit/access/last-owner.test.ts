import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../../../shared/access/classify.ts';
import { cleanUpPlan } from '../../../shared/access/clean-up-plan.ts';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import { aRow, foreign, ID, QUESTION, ROLE, SCOPE, SUBSCRIPTION } from './exports.ts';

const GROUP = '/providers/Microsoft.Management/managementGroups/all';
const OTHER = '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';
const owner = { roleName: 'Owner', roleId: ROLE.owner };
const userAccess = { roleName: 'User Access Administrator', roleId: ROLE.userAccess };
const contosos = aRow({ objectId: ID.contosoGroup, ...owner });
const plan = (...rows: RoleAssignment[]) =>
  cleanUpPlan({
    cloud: 'usgov',
    customerMicrosoftId: 'b67f0b00-f9e8-4c57-bcb5-0b8b95c6ccf0',
    azureSubscriptionId: SUBSCRIPTION,
    newPartnerGroupId: ID.fabrikamGroup,
    newPartnerName: 'Fabrikam',
    oldPartnerName: 'Contoso',
    findings: classify(rows, QUESTION),
  });

describe('the last Owner (D-10)', () => {
  it('is not removed: the grant is proposed instead, and the reason told', () => {
    expect(plan(contosos)).toMatchObject({
      grant: { kind: 'command' },
      removals: [],
      keptOwners: [{ assignment: contosos, why: expect.stringMatching(/last Owner/) }],
    });
  });

  it.each<[string, Partial<RoleAssignment>]>([
    ['a Contributor', {}],
    ['an Owner of a resource group', { ...owner, scope: `${SCOPE}/resourceGroups/a` }],
    ['an Owner of another subscription', { ...owner, scope: OTHER }],
    ['an Owner under a condition', { ...owner, conditional: true }],
    ['an Owner nobody can name, who may be deleted', { ...owner, objectType: 'Unknown', displayName: '' }],
    ['a guest of the old partner', { ...owner, signInName: 'jo_contoso.com#EXT#@lucerne.onmicrosoft.com' }],
    ['an application of the old partner', { ...owner, objectId: ID.contosoApp }],
    ['another foreign partner', { ...owner, displayName: foreign('Woodgrove') }],
    ['itself under a second name', { ...owner, objectId: ID.somebodyElse }],
    ['itself under a second name above', { ...owner, objectId: ID.somebodyElse, scope: '/' }],
  ])('stays beside %s', (_, changes) => {
    const likely = aRow({ objectId: ID.somebodyElse, displayName: foreign('Contoso'), ...owner });
    expect(plan(likely, aRow(changes))).toMatchObject({ removals: [], keptOwners: [{ assignment: likely }] });
  });

  it.each<[string, Partial<RoleAssignment>]>([
    ['an Owner of the subscription', owner],
    ['a User Access Administrator', userAccess],
    ['an Owner of a management group above', { ...owner, scope: GROUP }],
    ['an Owner of everything', { ...owner, scope: '/' }],
    ['the new partner as Owner (D-08)', { ...owner, objectId: ID.fabrikamGroup, objectType: 'ForeignGroup' }],
  ])('is no longer the last beside %s', (_, changes) => {
    expect(plan(contosos, aRow(changes))).toMatchObject({
      removals: [{ assignment: contosos }],
      keptOwners: [],
    });
  });

  it('is one of several of the old partner: an Owner rather than a User Access Administrator', () => {
    const rows = [
      aRow({ objectId: ID.contosoGroup, ...userAccess }),
      contosos,
      aRow({ objectId: ID.contosoGroup, ...owner, scope: `${SCOPE}/resourceGroups/a` }),
    ];
    const { removals, keptOwners } = plan(...rows);
    expect(keptOwners.map(({ assignment }) => assignment)).toEqual([contosos]);
    expect(removals.map(({ assignment }) => assignment)).toEqual([rows[0], rows[2]]);
  });

  it('is guarded above the subscription too, where an Owner below does not help', () => {
    const above = aRow({ objectId: ID.contosoGroup, ...owner, scope: GROUP });
    expect(plan(above, aRow(owner))).toMatchObject({ removals: [], keptOwners: [{ assignment: above }] });
    expect(plan(above, aRow({ ...owner, scope: '/' })).removals).toHaveLength(1);
  });

  it('is not overlooked under a name or an id that is not its own', () => {
    for (const roleName of ['Reader', 'Clerk', undefined])
      expect(
        plan(aRow({ ...contosos, ...(roleName ? { roleName } : {}), roleId: ROLE.owner })).removals,
      ).toEqual([]);
    const posing = aRow({ ...contosos, roleName: 'Owner', roleId: ID.somebody });
    expect(plan(posing).removals[0]?.command).toContain(`-RoleDefinitionId '${ID.somebody}'`);
  });
});

describe('an Owner exported twice', () => {
  it('by id and by name is one, and kept once', () => {
    const { roleId: _, ...byName } = contosos;
    expect(plan(contosos, byName)).toMatchObject({ removals: [], keptOwners: [{}] });
  });
});

const anAssignment = fc.record({
  objectId: fc.constantFrom(...Object.values(ID).slice(0, 4)),
  objectType: fc.constantFrom('User', 'Group', 'ForeignGroup', 'Unknown'),
  displayName: fc.constantFrom('Ana', '', foreign('Contoso'), foreign('Fabrikam'), foreign('Woodgrove')),
  scope: fc.constantFrom(SCOPE, SCOPE.toUpperCase(), `${SCOPE}/resourceGroups/a`, GROUP, '/', OTHER),
  role: fc.constantFrom(
    owner,
    userAccess,
    { roleName: 'Reader', roleId: ROLE.reader },
    { roleName: 'Owner' },
  ),
  conditional: fc.boolean(),
});
const anExport = fc.array(
  anAssignment.map(
    ({ role, conditional, ...row }): RoleAssignment => ({
      ...row,
      ...role,
      ...(conditional ? { conditional } : {}),
    }),
  ),
  { minLength: 1, maxLength: 12 },
);

/** Who may hand out roles on a scope, told without the product's code: principal by principal. */
const masters = (rows: RoleAssignment[], scope: string) =>
  rows
    .filter((row) => row.roleName === 'Owner' || row.roleName === 'User Access Administrator')
    .filter(
      (row) =>
        [scope.toLowerCase(), '/'].includes(row.scope.toLowerCase()) ||
        (scope === SCOPE && row.scope === GROUP),
    )
    .map(({ objectId, roleName, scope: at }) => `${objectId} ${roleName} ${at.toLowerCase()}`);

describe('any set of assignments', () => {
  it('that has somebody who may hand out roles has somebody after every removal (D-10)', () => {
    fc.assert(
      fc.property(anExport, fc.constantFrom(SCOPE, GROUP, '/', OTHER), (rows, scope) => {
        const gone = new Set(
          masters(
            plan(...rows).removals.map(({ assignment }) => assignment),
            scope,
          ),
        );
        const before = masters(rows, scope);
        return before.length === 0 || before.some((master) => !gone.has(master));
      }),
      { numRuns: 1000 },
    );
  });

  it('removes only what the export shows, never the new partner’s or a kept one', () => {
    fc.assert(
      fc.property(anExport, (rows) => {
        const { removals, keptOwners } = plan(...rows);
        for (const { assignment, command, whatIf } of removals) {
          expect(rows).toContain(assignment);
          expect(assignment.objectId).not.toBe(ID.fabrikamGroup);
          expect(keptOwners.map((kept) => kept.assignment)).not.toContain(assignment);
          expect(command).toContain(`-ObjectId '${assignment.objectId}'`);
          expect(command.endsWith(`-Scope '${assignment.scope}'`)).toBe(true);
          expect(whatIf).toBe(`${command} -WhatIf`);
        }
      }),
      { numRuns: 500 },
    );
  });
});
