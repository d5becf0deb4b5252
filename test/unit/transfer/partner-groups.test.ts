import { describe, expect, it } from 'vitest';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Transfer } from '../../../shared/transfer/transfer.ts';
import { anOldPartnersRole, aRole } from '../../support/a-role.ts';
import {
  accepted,
  accessReported,
  answered,
  arrivedAt,
  at,
  NEW_COMMERCE_ID,
  news,
  OPEN_STAGES,
  refused,
} from './walk.ts';

const IDS = ['9c9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b444', '9d9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b555'];
const SIDES = ['currentPartner', 'newPartner'] as const;
type Side = (typeof SIDES)[number];

const records = (transfer: Transfer, by: Side, groupIds = IDS) =>
  advance(transfer, { kind: 'partnerGroupsRecorded', by, groupIds }, at(9));

const recordsAsOps = (transfer: Transfer, party: Side) =>
  advance(transfer, { kind: 'partnerGroupsRecorded', by: 'ops', party, groupIds: IDS }, at(9));

/** No partner ever told its groups. */
function untoldAt(stage: 'support' | 'access'): Transfer {
  const transfer = arrivedAt(stage);
  const { currentPartner } = transfer;
  const identity = { ...currentPartner.identity, groupIds: [] };
  return { ...transfer, currentPartner: { ...currentPartner, identity } };
}
const untold = untoldAt('access');
const group = (objectType = 'Group', over = {}) =>
  aRole({ objectId: IDS[0] ?? '', objectType, displayName: '', signInName: '', ...over });
const shows = (transfer: Transfer, ...roleAssignments: ReturnType<typeof aRole>[]) =>
  advance(transfer, accessReported({ roleAssignments: [aRole(), ...roleAssignments] }), at(10));

describe('the ids of a partner’s groups', () => {
  const pairs = OPEN_STAGES.flatMap((stage) => SIDES.map((by) => [stage, by] as const)).filter(
    ([stage, by]) => stage !== 'access' || by === 'newPartner',
  );

  it.each(pairs)(
    'are recorded at %s by the %s, of itself alone, and nobody needs to be told',
    (stage, by) => {
      const before = arrivedAt(stage);
      const { transfer, facts, answers } = accepted(records(before, by));
      const other = by === 'currentPartner' ? 'newPartner' : 'currentPartner';
      expect(transfer[by].identity).toEqual({
        ...before[by].identity,
        groupIds: [...before[by].identity.groupIds, ...IDS],
      });
      expect(transfer[other]).toEqual(before[other]);
      expect({ ...transfer, [by]: before[by] }).toEqual(before);
      expect(facts).toEqual([{ kind: 'partnerGroupsRecorded', party: by, by, groupIds: IDS }]);
      expect([news(before, transfer), answers]).toEqual([[], undefined]);
    },
  );

  it('are kept when others come, and each is kept once', () => {
    const { identity } = arrivedAt('ticket').currentPartner;
    const first = accepted(records(arrivedAt('ticket'), 'currentPartner')).transfer;
    const again = accepted(records(first, 'currentPartner', [...identity.groupIds, ...IDS])).transfer;
    expect(again.currentPartner.identity.groupIds).toEqual([...identity.groupIds, ...IDS]);
  });

  it('come too late from the current partner when its access is being removed', () => {
    expect(refused(records(arrivedAt('access'), 'currentPartner'))).toMatchObject({
      refused: 'message-out-of-order',
      violations: [{ path: 'type', message: expect.stringContaining('your access is being removed') }],
    });
  });

  it.each(OPEN_STAGES)(
    'are recorded by ops for either partner at %s, and it is told that it was them',
    (stage) => {
      for (const party of SIDES) {
        const before = arrivedAt(stage);
        const { transfer, facts } = accepted(recordsAsOps(before, party));
        expect(transfer[party].identity.groupIds).toEqual([...before[party].identity.groupIds, ...IDS]);
        expect({ ...transfer, [party]: before[party] }).toEqual(before);
        expect(facts).toEqual([{ kind: 'partnerGroupsRecorded', party, by: 'ops', groupIds: IDS }]);
      }
    },
  );

  it('are eight of one partner at most', () => {
    const ids = (count: number) =>
      Array.from({ length: count }, (_, n) => `9c9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b${100 + n}`);
    const seven = accepted(records(untoldAt('support'), 'currentPartner', ids(7))).transfer;
    expect(refused(records(seven, 'currentPartner', IDS))).toMatchObject({
      refused: 'invalid-content',
      violations: [{ path: 'groupIds', message: expect.stringContaining('9 groups') }],
    });
    const eight = accepted(records(seven, 'currentPartner', ids(8))).transfer;
    expect(eight.currentPartner.identity.groupIds).toEqual(ids(8));
  });

  it('are not recorded after the end', () => {
    for (const by of SIDES)
      expect(refused(records(arrivedAt('completed'), by)).refused).toBe('transfer-ended');
  });
});

describe('a list of roles while the old partner’s groups are not known (R-41)', () => {
  it.each(['ForeignGroup', 'Group', 'Unknown', ''])(
    'proves nothing with a principal of the type “%s” without a name',
    (objectType) => {
      const before = { ...untold };
      expect(refused(shows(before, group(objectType)))).toMatchObject({
        refused: 'old-partner-not-recognisable',
        status: 422,
        sentence: expect.stringContaining('ops record them'),
        violations: [
          {
            path: 'roleAssignments',
            message: expect.stringMatching(/^shows Owner on \/subscriptions\/42226ed6/),
          },
        ],
      });
    },
  );

  it('names every such role', () => {
    const { violations } = refused(shows(untold, group(), group('ForeignGroup', { roleName: 'Reader' })));
    expect(violations.map(({ message }) => message.split(' on ')[0])).toEqual([
      'shows Owner',
      'shows Reader',
    ]);
  });

  it('completes the transfer when every principal on the subscription can be told', () => {
    const elsewhere = { scope: '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222' };
    const list = [group('User'), group('Group', elsewhere)];
    expect(accepted(shows(untold, ...list)).transfer.stage).toBe('completed');
  });

  it('still tells who is left when the old partner shows by its name', () => {
    const { transfer } = accepted(shows(untold, group(), anOldPartnersRole()));
    expect(transfer).toMatchObject({ stage: 'access', access: { remaining: 1, review: 1 } });
    expect(news(untold, transfer)).toEqual(['accessRemains newPartner', 'accessRemains customer']);
  });

  it('says what it shows once the current partner has recorded them', () => {
    const early = accepted(records(untoldAt('support'), 'currentPartner')).transfer;
    const named = answered({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID });
    const told = accepted(advance(early, named, at(9))).transfer;
    expect(accepted(shows(told, group())).transfer).toMatchObject({
      stage: 'access',
      access: { remaining: 1 },
    });
    const another = group('Group', { objectId: '3d1c5f0e-6a0d-4b0c-9d7e-5d1f0f5c1a33' });
    expect(accepted(shows(told, another)).transfer).toMatchObject({
      stage: 'completed',
      access: { remaining: 0, review: 1 },
    });
  });

  it('says what it shows once ops have recorded what the old partner told them', () => {
    const told = accepted(recordsAsOps(untold, 'currentPartner')).transfer;
    expect(accepted(shows(told, group())).transfer).toMatchObject({
      stage: 'access',
      access: { remaining: 1 },
    });
  });

  it('knows the new partner’s groups once it has recorded its own', () => {
    const told = accepted(records(untold, 'newPartner')).transfer;
    expect(accepted(shows(told, group())).transfer).toMatchObject({
      stage: 'completed',
      access: { remaining: 0, review: 0 },
    });
  });
});
