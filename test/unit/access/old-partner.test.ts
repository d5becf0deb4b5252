import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oldPartnerAssignments, type RoleAssignment } from '../../../shared/access/old-partner.ts';
import type { PartnerIdentity } from '../../../shared/transfer/party.ts';
import { a } from '../../support/a-party.ts';

const GROUP = '6b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b111';
const OTHER = '33333333-3333-3333-3333-333333333333';
const named = (organisationName: string): PartnerIdentity => ({ ...a.currentPartner, organisationName });
const foreign = (partner: string, directory = 'Lucerne Publishing', role = 'TenantAdmins') =>
  `Foreign Principal for '${partner}' in Role '${role}' (${directory})`;
const count = (exported: RoleAssignment[] | RoleAssignment, partner: PartnerIdentity = a.currentPartner) =>
  oldPartnerAssignments(exported, partner, a.newPartner).length;

/** One assignment in the three shapes people export (DOMAIN 10.1). */
const SHAPES: [string, (principalId: string, name: string | null) => RoleAssignment][] = [
  [
    'Get-AzRoleAssignment',
    (ObjectId, DisplayName) => ({
      RoleAssignmentName: '11111111-1111-1111-1111-111111111111',
      Scope: '/subscriptions/42226ed6-070a-4e0f-b80c-4cdfb3e97aa7',
      DisplayName,
      SignInName: null,
      RoleDefinitionName: 'Owner',
      ObjectId,
      ObjectType: 'ForeignGroup',
    }),
  ],
  [
    'ARM REST',
    (principalId) => ({
      id: '/subscriptions/42226ed6/providers/Microsoft.Authorization/roleAssignments/1',
      type: 'Microsoft.Authorization/roleAssignments',
      properties: { principalId, principalType: 'ForeignGroup', scope: '/' },
    }),
  ],
  [
    'az role assignment list',
    (principalId, principalName) => ({ principalId, principalName, roleDefinitionName: 'Owner', scope: '/' }),
  ],
];

describe.each(SHAPES)('an export of %s', (_, shape) => {
  it('shows the old partner by its group, whatever name it has there', () => {
    for (const name of [null, '', foreign('Contoso'), 'AdminAgents'])
      expect(count([shape(GROUP, name), shape(OTHER, 'Ana')])).toBe(1);
  });

  it('shows it in any letter case of the id', () => {
    expect(count([shape(GROUP.toUpperCase(), null)])).toBe(1);
  });

  it('may be a single object without its array', () => {
    expect(count(shape(GROUP, null))).toBe(1);
    expect(count(shape(OTHER, null))).toBe(0);
  });

  it('keeps principals that cannot be told: unknown, deleted, nameless', () => {
    expect(count([shape(OTHER, null), shape(OTHER, ''), shape('', null)])).toBe(0);
  });
});

const byName = SHAPES.filter(([shape]) => shape !== 'ARM REST');

describe.each(byName)('a name in an export of %s', (_, shape) => {
  const found = (partner: string, name: string) => count([shape(OTHER, name)], named(partner));

  it.each([
    ['Contoso', foreign('Contoso')],
    ['Contoso', "Foreign Principal for 'Contoso' in role 'HelpdeskAgents' (Lucerne)"],
    ['Contoso', "foreign principal for 'CONTOSO' in role 'TenantAdmins'"],
    ['Contoso  Ltd', foreign('contoso ltd')],
    ["O'Brien IT", "Foreign Principal for 'O'Brien IT' in role 'TenantAdmins' (Contoso (US) Directory)"],
    ['Contoso (US)', foreign('Contoso (US)', 'Lucerne (EU) GmbH')],
    ["Bill's 'Best' Cloud", foreign("Bill's 'Best' Cloud")],
    ["A' in role 'B", foreign("A' in role 'B")],
    ['李 Cloud', foreign('李 Cloud')],
  ])('%s is the old partner in %s', (partner, name) => {
    expect(found(partner, name)).toBe(1);
  });

  it('is the old partner’s in either spelling of an accent', () => {
    expect(found('Café IT', foreign('Cafe\u0301 IT'))).toBe(1);
  });

  it.each([
    ['Contoso', foreign('Fabrikam')],
    ['Contoso', foreign('Contoso Consulting')],
    ['Contoso', foreign('The Contoso')],
    ['Contoso', foreign('Fabrikam', 'Contoso')],
    ['Contoso', foreign('Fabrikam', 'Lucerne', 'Contoso')],
    ['Contoso', 'Contoso'],
    ['Contoso', 'Ana Ortiz (Contoso)'],
    ['Contoso', `x ${foreign('Contoso')}`],
    ['O', "Foreign Principal for 'O'Brien IT' in role 'TenantAdmins' (Contoso)"],
  ])('%s is not the one in %s: it is kept', (partner, name) => {
    expect(found(partner, name)).toBe(0);
  });
});

describe('the new partner', () => {
  const group = '7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';
  const namesake = { ...a.newPartner, organisationName: 'Contoso', groupIds: [group] };
  const assignments = [
    { ObjectId: group, DisplayName: foreign('Contoso') },
    { ObjectId: OTHER, DisplayName: foreign('Contoso') },
  ];

  it('of the same name is told apart by its groups (DOMAIN 10.3)', () => {
    expect(oldPartnerAssignments(assignments, a.currentPartner, namesake)).toEqual([assignments[1]]);
  });

  it('cannot claim the old partner’s own groups', () => {
    const grabbing = { ...namesake, groupIds: [GROUP] };
    expect(oldPartnerAssignments([{ ObjectId: GROUP }], a.currentPartner, grabbing)).toHaveLength(1);
  });
});

describe('any export', () => {
  const junk: fc.Arbitrary<RoleAssignment> = fc.dictionary(
    fc.constantFrom('ObjectId', 'principalId', 'DisplayName', 'principalName', 'properties', 'x'),
    fc.oneof(fc.constant(null), fc.integer(), fc.string(), fc.constant([]), fc.constant({ principalId: 7 })),
  );

  it('of junk is read without a fault and shows nobody', () => {
    fc.assert(fc.property(fc.array(junk), (exported) => count(exported) === 0));
  });

  it('finds exactly the old partner’s among others, in their order', () => {
    const one = fc.tuple(fc.constantFrom(...SHAPES), fc.boolean(), fc.nat());
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const exported = all.map(([[, shape], old, n]) => ({
          ...shape(old ? GROUP : OTHER, foreign('Fabrikam')),
          n,
        }));
        const expected = exported.filter((__, n) => all[n]?.[1]);
        expect(oldPartnerAssignments(exported, a.currentPartner, a.newPartner)).toEqual(expected);
      }),
    );
  });

  it('without anybody in it shows nobody', () => {
    expect(count([])).toBe(0);
    expect(count({})).toBe(0);
  });
});
