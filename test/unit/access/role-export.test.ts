import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRoleExport, subscriptionFaults } from '../../../shared/access/role-export.ts';
import { faultsIn, foreign, ID, ROLE, rowsIn, SCOPE, SHAPES, SUBSCRIPTION } from './exports.ts';

const shapes = Object.entries(SHAPES);
const row = SHAPES['Get-AzRoleAssignment'](ID.somebody, 'Ana Ortiz', 'User');

describe.each(shapes)('an export of %s (R-36, R-40)', (tool, shape) => {
  const one = shape(
    ID.contosoGroup.toUpperCase(),
    foreign('Contoso'),
    'ForeignGroup',
    ROLE.owner,
    `${SCOPE}/`,
  );

  it('says who holds which role where, ids in lower case, the scope without its last slash', () => {
    expect(rowsIn([one])).toEqual([
      {
        assignmentId: expect.stringContaining('/roleAssignments/'),
        scope: SCOPE,
        objectId: ID.contosoGroup,
        objectType: 'ForeignGroup',
        ...(tool === 'ARM REST' ? {} : { displayName: foreign('Contoso') }),
        roleName: 'Owner',
        roleId: ROLE.owner,
      },
    ]);
  });

  it('may be one object without its array, as PowerShell writes a single row', () => {
    expect(rowsIn(one)).toEqual(rowsIn([one]));
  });

  it('may be a list answer, as ARM and Windows PowerShell wrap it', () => {
    expect(rowsIn({ value: [one, one], Count: 2 })).toEqual(rowsIn([one, one]));
    expect(rowsIn({ value: [one], nextLink: null })).toEqual(rowsIn([one]));
  });

  it('keeps the exact letters of a scope, which commands repeat', () => {
    const scope = `${SCOPE}/resourceGroups/RG-One_(Test).é`;
    expect(rowsIn(shape(ID.somebody, 'Ana', 'User', ROLE.reader, scope))[0]?.scope).toBe(scope);
    expect(rowsIn(shape(ID.somebody, 'Ana', 'User', ROLE.reader, '/'))[0]?.scope).toBe('/');
  });
});

describe('an export', () => {
  it('may be put together from several tools', () => {
    const all = shapes.map(([, shape]) => shape(ID.somebody, 'Ana', 'User'));
    expect(rowsIn(all).map(({ objectId, roleId }) => [objectId, roleId])).toEqual(
      shapes.map(() => [ID.somebody, ROLE.owner]),
    );
  });

  it('names a role by its id, whatever the row calls it, and finds the id of a built-in name', () => {
    const roles = [
      { RoleDefinitionName: 'Reader', RoleDefinitionId: ROLE.owner },
      { RoleDefinitionName: ' user access ADMINISTRATOR', RoleDefinitionId: null },
      { RoleDefinitionName: 'Billing clerk', RoleDefinitionId: ID.somebody },
    ];
    expect(
      rowsIn(roles.map((role) => ({ ...row, ...role }))).map(({ roleName, roleId }) => [roleName, roleId]),
    ).toEqual([
      ['Owner', ROLE.owner],
      ['User Access Administrator', ROLE.userAccess],
      ['Billing clerk', ID.somebody],
    ]);
  });

  it('marks a role under a condition, whose many lines are code and not kept', () => {
    expect(
      rowsIn({ ...row, Condition: '(\r\n !(ActionMatches{…})\r\n)', ConditionVersion: '2.0' }),
    ).toMatchObject([{ conditional: true }]);
    expect(rowsIn(row)[0]).not.toHaveProperty('conditional');
  });

  it('keeps classic administrators, who have a name and no object id', () => {
    const classic = { ...row, RoleAssignmentId: null, ObjectId: null, RoleDefinitionId: null };
    expect(
      rowsIn({ ...classic, RoleDefinitionName: 'ServiceAdministrator;AccountAdministrator' }),
    ).toMatchObject([{ displayName: 'Ana Ortiz', roleName: 'ServiceAdministrator;AccountAdministrator' }]);
  });

  it.each([
    ['nothing', [], 'roleAssignments is empty: whoever may see the roles sees at least an Owner'],
    ['null', null, 'roleAssignments is empty: whoever may see the roles sees at least an Owner'],
    [
      'an empty list answer',
      { value: [] },
      'roleAssignments is empty: whoever may see the roles sees at least an Owner',
    ],
    ['5001 rows', Array(5001).fill(row), 'roleAssignments has 5001 rows; at most 5000 can be read'],
    [
      'the first page of several',
      { value: [row], nextLink: 'https://management.azure.com/…' },
      /only the first page/,
    ],
    ['text', 'roles', 'roleAssignments.0 is no role assignment'],
    ['a list of lists', [[row]], 'roleAssignments.0 is no role assignment'],
    [
      'a row without principal',
      [row, { Scope: '/' }],
      'roleAssignments.1 shows neither a principal id nor a name',
    ],
    ['a row without scope', [{ ObjectId: ID.somebody }], 'roleAssignments.0 shows no scope'],
    [
      'an id that is no GUID',
      [{ ...row, ObjectId: '1234567890123456' }],
      'roleAssignments.0.ObjectId must be a GUID',
    ],
    [
      'a role id that is no GUID',
      [{ ...row, RoleDefinitionId: "x'" }],
      'roleAssignments.0.RoleDefinitionId must be a GUID',
    ],
    ['a number for a name', [{ ...row, DisplayName: 7 }], 'roleAssignments.0.DisplayName must be text'],
    ['an endless name', [{ ...row, DisplayName: 'x'.repeat(2049) }], /is longer than 2048 characters/],
    [
      'an ARM row with a broken id',
      { properties: { principalId: 'x', scope: '/' } },
      'roleAssignments.0.properties.principalId must be a GUID',
    ],
  ])('of %s is refused', (_, exported, message) => {
    const told = faultsIn(exported);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(message);
  });

  it('tells every fault at once, and no more than a person can use', () => {
    expect(faultsIn([{ ...row, Scope: 'x', ObjectId: 'y' }, {}, row, 7])).toEqual([
      'roleAssignments.0.Scope must be the path of an Azure scope',
      'roleAssignments.0.ObjectId must be a GUID',
      'roleAssignments.1 shows neither a principal id nor a name',
      'roleAssignments.1 shows no scope',
      'roleAssignments.3 is no role assignment',
    ]);
    const many = faultsIn(Array(101).fill({}));
    expect(many).toHaveLength(101);
    expect(many.at(-1)).toBe('roleAssignments has 102 more faults');
  });

  it.each(['\n', '\r', '\u0000', '\u0085', '\u2028', '\u2029', '\ud800', '\u001b[31m'])(
    'with %j in a name, a scope or a role is refused (R-40)',
    (character) => {
      for (const field of [
        'DisplayName',
        'SignInName',
        'Scope',
        'RoleDefinitionName',
        'ObjectType',
        'RoleAssignmentId',
      ])
        expect(faultsIn({ ...row, [field]: `/a${character}b` })).toEqual([
          `roleAssignments.0.${field} must not contain control characters or line breaks`,
        ]);
    },
  );

  it.each([
    'subscriptions/x',
    '//x',
    '/a//b',
    '/a/../b',
    '/a/..',
    '/a/./b',
    '/a?b',
    '/a#b',
    '/a%2e',
    '/a\\b',
  ])('with the scope %s is refused: it could lead to another place', (Scope) => {
    expect(faultsIn({ ...row, Scope })).toEqual([
      'roleAssignments.0.Scope must be the path of an Azure scope',
    ]);
  });

  it('of any JSON is read or refused, and every row that is read has a principal and a scope', () => {
    const keys = fc.constantFrom(
      'ObjectId',
      'principalId',
      'Scope',
      'scope',
      'DisplayName',
      'properties',
      'value',
      '__proto__',
    );
    const value = fc.oneof(
      fc.constant(null),
      fc.integer(),
      fc.string(),
      fc.constantFrom(SCOPE, ID.somebody),
      fc.object(),
    );
    const junk = fc.oneof(fc.jsonValue(), fc.array(fc.dictionary(keys, value)), fc.dictionary(keys, value));
    fc.assert(
      fc.property(junk, (exported) => {
        const read = readRoleExport(exported);
        if (read.kind === 'faults') return read.faults.length > 0;
        return read.rows.every(
          ({ scope, objectId, displayName }) => scope.startsWith('/') && (objectId ?? displayName),
        );
      }),
    );
  });
});

describe('an export of another subscription', () => {
  const at = (...scopes: string[]) =>
    subscriptionFaults(
      scopes.map((scope) => ({ scope })),
      SUBSCRIPTION,
    );
  const other = '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';

  it('proves nothing about the case’s (R-41)', () => {
    const fault = {
      path: 'roleAssignments',
      message: `shows no role on the Azure subscription ${SUBSCRIPTION}`,
    };
    expect(at(other)).toEqual([fault]);
    expect(at(other, '/')).toEqual([fault]);
    expect(at(`${SCOPE}0`)).toEqual([fault]);
  });

  it('is none if it shows a role on the case’s, or only roles above it', () => {
    expect(at(other, SCOPE.toUpperCase())).toEqual([]);
    expect(at(`${SCOPE}/resourceGroups/a`)).toEqual([]);
    expect(at('/', '/providers/Microsoft.Management/managementGroups/all')).toEqual([]);
  });
});
