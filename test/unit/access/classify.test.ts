import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classify,
  type FindingClass,
  type PartnerTraces,
  remaining,
  unrecognisable,
} from '../../../shared/access/classify.ts';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import { aRow, foreign, ID, QUESTION, rowsIn, SCOPE, SHAPES } from './exports.ts';

const OTHER = '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';
const GROUP = '/providers/Microsoft.Management/managementGroups/all';
const find = (changes: Partial<RoleAssignment>, about = QUESTION) => classify([aRow(changes)], about)[0];
const classOf = (changes: Partial<RoleAssignment>, about = QUESTION) => find(changes, about)?.class;
const nameless = { displayName: '', signInName: '' };
const old = (changes: Partial<PartnerTraces>) => ({
  ...QUESTION,
  oldPartner: { ...QUESTION.oldPartner, ...changes },
});

describe('an assignment of the table of DOMAIN 10.3 (R-36)', () => {
  it.each<[string, FindingClass, RegExp, Partial<RoleAssignment>]>([
    [
      'with an id of the old partner’s groups',
      'certain',
      /old partner’s groups/,
      { objectId: ID.contosoGroup },
    ],
    [
      'with such an id and the new partner’s name',
      'certain',
      /old partner’s groups/,
      { objectId: ID.contosoGroup, displayName: foreign('Fabrikam') },
    ],
    [
      'with such an id, unresolved',
      'certain',
      /old partner’s groups/,
      { objectId: ID.contosoGroup, objectType: 'Unknown', ...nameless },
    ],
    [
      'of a person, whose id the old partner said is a group’s',
      'keep',
      /neither/,
      { objectId: ID.contosoGroup, objectType: 'User' },
    ],
    [
      'of an application, whose id it said is a group’s',
      'keep',
      /neither/,
      { objectId: ID.contosoGroup, objectType: 'ServicePrincipal' },
    ],
    ['named after the old partner', 'likely', /old partner’s name/, { displayName: foreign('CONTOSO ') }],
    [
      'named so and of type Unknown',
      'likely',
      /old partner’s name/,
      { displayName: foreign('Contoso'), objectType: 'Unknown' },
    ],
    [
      'with an id of the new partner’s groups',
      'newPartner',
      /new partner’s groups/,
      { objectId: ID.fabrikamGroup },
    ],
    [
      'with that id and the old partner’s name',
      'newPartner',
      /new partner’s groups/,
      { objectId: ID.fabrikamGroup, displayName: foreign('Contoso') },
    ],
    ['named after the new partner', 'newPartner', /new partner’s name/, { displayName: foreign('fabrikam') }],
    [
      'of a third partner (multi-partner, 7.2)',
      'review',
      /somebody else/,
      { displayName: foreign('Woodgrove') },
    ],
    [
      'of a foreign group without a name',
      'review',
      /without a name/,
      { objectType: 'ForeignGroup', ...nameless },
    ],
    ['of a group without a name', 'review', /group without a name/, { objectType: 'Group', ...nameless }],
    ['of a group with a name', 'keep', /neither/, { objectType: 'Group', displayName: 'Finance' }],
    ['of type Unknown without a name', 'review', /Nobody can tell/, { objectType: 'Unknown', ...nameless }],
    ['of no type and without a name', 'review', /Nobody can tell/, { objectType: '', ...nameless }],
    [
      'of a guest of the old partner’s domain',
      'review',
      /guest/,
      { signInName: 'jo.w_contoso.com#EXT#@lucernepublishing.onmicrosoft.com' },
    ],
    [
      'of such a guest, in capitals',
      'review',
      /guest/,
      { signInName: 'JO_CONTOSO.COM#EXT#@LUCERNE.ONMICROSOFT.COM' },
    ],
    [
      'of a guest of a domain below it',
      'review',
      /guest/,
      { signInName: 'jo_mail.contoso.com#EXT#@lucerne.onmicrosoft.com' },
    ],
    ['of a user with its address, as az names users', 'review', /guest/, { displayName: 'jo@contoso.com' }],
    [
      'of an application of the old partner',
      'review',
      /application/,
      { objectId: ID.contosoApp, objectType: 'ServicePrincipal' },
    ],
    ['of a user of the customer', 'keep', /neither/, {}],
    ['of a user without a name, as ARM tells users', 'keep', /neither/, nameless],
    ['of a type Unknown with a name', 'keep', /neither/, { objectType: 'Unknown' }],
    [
      'of a guest of the new partner’s domain',
      'keep',
      /neither/,
      { signInName: 'jo_fabrikam.com#EXT#@lucerne.onmicrosoft.com' },
    ],
    ['of a user of a domain that only ends alike', 'keep', /neither/, { signInName: 'jo@notcontoso.com' }],
    [
      'of a user with the domain in the local part',
      'keep',
      /neither/,
      { signInName: 'contoso.com_jo@lucerne.com' },
    ],
  ])('%s is %s', (_, expected, why, changes) => {
    expect(find(changes)).toMatchObject({ class: expected, why: expect.stringMatching(why) });
  });

  it('of a classic administrator is review at most: it is removed in another way', () => {
    const { objectId: _, ...classic } = aRow({
      displayName: 'jo@lucerne.com',
      roleName: 'ServiceAdministrator;AccountAdministrator',
    });
    expect(classify([classic], QUESTION)).toMatchObject([
      { class: 'review', why: expect.stringMatching(/classic/) },
    ]);
  });

  it('is found by a group id the case has in capitals', () => {
    expect(classOf({ objectId: ID.contosoGroup }, old({ groupIds: [ID.contosoGroup.toUpperCase()] }))).toBe(
      'certain',
    );
  });
});

describe('the name of a foreign principal', () => {
  it.each([
    ['Contoso', "Foreign Principal for 'Contoso' in role 'HelpdeskAgents' (Lucerne)"],
    ['Contoso', "foreign principal for 'CONTOSO' in role 'TenantAdmins'"],
    ['Contoso  Ltd', foreign('contoso ltd')],
    ["O'Brien IT", "Foreign Principal for 'O'Brien IT' in role 'TenantAdmins' (Contoso (US) Directory)"],
    ['Contoso (US)', foreign('Contoso (US)', 'Lucerne (EU) GmbH')],
    ["Bill's 'Best' Cloud", foreign("Bill's 'Best' Cloud")],
    ["A' in role 'B", foreign("A' in role 'B")],
    ['李 Cloud', foreign('李 Cloud')],
    ['Café IT', foreign('Cafe\u0301 IT')],
  ])('%s is the old partner’s in %s', (organisationName, displayName) => {
    expect(classOf({ displayName }, old({ organisationName }))).toBe('likely');
  });

  it.each([
    ['Contoso', foreign('Woodgrove')],
    ['Contoso', foreign('Contoso Consulting')],
    ['Contoso', foreign('The Contoso')],
    ['Contoso', foreign('Woodgrove', 'Contoso')],
    ['Contoso', foreign('Woodgrove', 'Lucerne', 'Contoso')],
    ['Contoso', 'Contoso'],
    ['Contoso', 'Ana Ortiz (Contoso)'],
    ['Contoso', `x ${foreign('Contoso')}`],
    ['O', "Foreign Principal for 'O'Brien IT' in role 'TenantAdmins' (Contoso)"],
  ])('%s is not the one in %s', (organisationName, displayName) => {
    expect(['review', 'keep']).toContain(classOf({ displayName }, old({ organisationName })));
  });

  it('that both partners have is the old partner’s but for the new partner’s groups', () => {
    const namesakes = { ...QUESTION, newPartner: { ...QUESTION.newPartner, organisationName: 'Contoso' } };
    expect(classOf({ displayName: foreign('Contoso') }, namesakes)).toBe('likely');
    expect(classOf({ displayName: foreign('Contoso'), objectId: ID.fabrikamGroup }, namesakes)).toBe(
      'newPartner',
    );
  });
});

describe('a new partner', () => {
  it('cannot claim the old partner’s own groups', () => {
    const grabbing = { ...QUESTION, newPartner: { ...QUESTION.newPartner, groupIds: [ID.contosoGroup] } };
    expect(classOf({ objectId: ID.contosoGroup }, grabbing)).toBe('certain');
  });
});

describe('the place of an assignment', () => {
  it.each([
    [SCOPE, 'within', false],
    [SCOPE.toUpperCase(), 'within', false],
    [`${SCOPE}/resourceGroups/a`, 'within', false],
    [GROUP, 'above', true],
    ['/', 'above', true],
    [OTHER, 'elsewhere', true],
    [`${SCOPE}0`, 'elsewhere', true],
    ['/providers/Microsoft.Capacity/reservationOrders/x', 'elsewhere', true],
  ])('%s is %s the case’s subscription', (scope, place, inherited) => {
    expect(find({ scope })).toMatchObject({ place, inherited });
  });
});

describe('what remains of the old partner (R-41)', () => {
  const left = (...rows: Partial<RoleAssignment>[]) => remaining(classify(rows.map(aRow), QUESTION)).length;

  it('is what is certainly or likely its own, on the subscription or above it', () => {
    expect(left({ objectId: ID.contosoGroup }, { displayName: foreign('Contoso') }, {})).toBe(2);
    expect(left({ objectId: ID.contosoGroup, scope: '/' }, { objectId: ID.contosoGroup, scope: GROUP })).toBe(
      2,
    );
  });

  it('is nothing when only the new partner, the customer and doubtful ones are left', () => {
    expect(left({ objectId: ID.fabrikamGroup }, {}, { objectType: 'Unknown', ...nameless })).toBe(0);
  });

  it('is nothing on other subscriptions, where the customer may stay with it (7.2)', () => {
    expect(left({ objectId: ID.contosoGroup, scope: OTHER })).toBe(0);
  });
});

describe('what nobody can recognise while the old partner’s groups are not known (R-41)', () => {
  const unknown = old({ groupIds: [] });
  const nobodyKnows = (changes: Partial<RoleAssignment>, about = unknown) =>
    unrecognisable(classify([aRow(changes)], about), about).length === 1;

  it.each(['ForeignGroup', 'Group', 'Unknown', 'unknown', '', undefined])(
    'is a principal of the type %s without a name',
    (objectType) => {
      const { objectType: _, ...untyped } = aRow(nameless);
      const row = objectType === undefined ? untyped : { ...untyped, objectType };
      expect(unrecognisable(classify([row], unknown), unknown)).toHaveLength(1);
    },
  );

  it('is also one above the subscription, and none elsewhere', () => {
    expect(nobodyKnows({ ...nameless, objectType: 'Group', scope: GROUP })).toBe(true);
    expect(nobodyKnows({ ...nameless, objectType: 'Group', scope: OTHER })).toBe(false);
  });

  it.each<[string, Partial<RoleAssignment>]>([
    ['somebody named', { objectType: 'Group', displayName: 'Finance' }],
    ['a foreign principal of a third partner', { displayName: foreign('Woodgrove') }],
    ['a user without a name', { ...nameless, objectType: 'User' }],
    ['an application without a name', { ...nameless, objectType: 'ServicePrincipal' }],
    [
      'a group of the new partner’s without a name',
      { ...nameless, objectType: 'Group', objectId: ID.fabrikamGroup },
    ],
  ])('is not %s', (_, changes) => {
    expect(nobodyKnows(changes)).toBe(false);
  });

  it('is nobody once they are known', () => {
    for (const objectType of ['ForeignGroup', 'Group', 'Unknown'])
      expect(nobodyKnows({ ...nameless, objectType }, QUESTION)).toBe(false);
  });
});

describe('any export', () => {
  it('in any shape gives the old partner’s rows, exactly and in their order', () => {
    const shapes = fc.constantFrom(...Object.values(SHAPES));
    fc.assert(
      fc.property(fc.array(fc.tuple(shapes, fc.boolean()), { minLength: 1 }), (all) => {
        const exported = all.map(([shape, old]) =>
          shape(old ? ID.contosoGroup : ID.somebody, foreign('Woodgrove'), 'ForeignGroup'),
        );
        const certain = classify(rowsIn(exported), QUESTION).map((finding) => finding.class === 'certain');
        expect(certain).toEqual(all.map(([, old]) => old));
      }),
    );
  });
});
