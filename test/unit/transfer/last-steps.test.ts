import { describe, expect, it } from 'vitest';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import {
  accepted,
  answered,
  arrivedAt,
  at,
  NEW_COMMERCE_ID,
  OPEN_STAGES,
  refused,
  type Said,
} from './walk.ts';

const cancel = (by: Said<'transferCancelled'>['by']): Message => ({
  kind: 'transferCancelled',
  by,
  reason: 'No budget',
});

describe('cancelling', () => {
  const early = OPEN_STAGES.filter((stage) => stage !== 'support' && stage !== 'access');

  it.each(early)('is for each of them to do at the stage %s', (stage) => {
    const end = (by: Said<'transferCancelled'>['by']) =>
      accepted(advance(arrivedAt(stage), cancel(by), at(8))).transfer;
    expect(end('currentPartner')).toMatchObject({ stage: 'cancelled', end: { by: 'current partner' } });
    expect(end('currentPartner').links).toEqual({});
    expect(end('ops')).toMatchObject({ stage: 'cancelled', end: { by: 'ops', reason: 'No budget' } });
    expect(end('newPartner')).toMatchObject({
      stage: 'declined',
      end: { by: 'new partner', reason: 'The new partner declined: No budget' },
    });
  });

  it.each(['support', 'access'] as const)('is for ops alone at the stage %s', (stage) => {
    for (const by of ['currentPartner', 'newPartner'] as const)
      expect(refused(advance(arrivedAt(stage), cancel(by), at(8))).refused).toBe('too-late-to-cancel');
    expect(accepted(advance(arrivedAt(stage), cancel('ops'), at(8))).transfer.stage).toBe('cancelled');
  });

  it('tells all three and wakes the orchestration', () => {
    const before = arrivedAt('ticket');
    const outcome = accepted(advance(before, cancel('currentPartner'), at(8)));
    const told = outcome.transfer.pendingMails.slice(before.pendingMails.length);
    expect(told.map(({ kind, to }) => `${kind} ${to}`)).toEqual(
      ['customer', 'currentPartner', 'newPartner'].map((to) => `transferEnded ${to}`),
    );
    expect(outcome.answers).toBe('ended');
  });
});

describe('a report of the role assignments', () => {
  const transfer = arrivedAt('access');
  const [group = ''] = transfer.currentPartner.identity.groupIds;
  const report = (over: Partial<Said<'accessReported'>> = {}): Message => ({
    kind: 'accessReported',
    ranBy: 'Renée Lemaire',
    roleAssignments: [{ ObjectId: 'x' }],
    ...over,
  });

  it('with the old partner in it keeps the transfer open and asks again', () => {
    const outcome = accepted(advance(transfer, report({ roleAssignments: [{ ObjectId: group }] }), at(9)));
    expect(outcome.transfer).toMatchObject({ stage: 'access', accessReports: 1 });
    expect(outcome.facts).toEqual([{ kind: 'accessReported', ranBy: 'Renée Lemaire', remaining: 1 }]);
    expect(outcome.answers).toBe('accessReported:1');
    const again = accepted(advance(outcome.transfer, report(), at(10)));
    expect(again.transfer.stage).toBe('completed');
    expect(again.answers).toBe('accessReported:2');
  });

  it.each([
    ['is empty', [], 'data.roleAssignments'],
    ['is an object of something else', {}, 'data.roleAssignments.0'],
    [
      'is of another subscription',
      [{ ObjectId: 'x', Scope: '/subscriptions/7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222' }],
      'data.roleAssignments',
    ],
    ['has a row that is no role assignment', [{ ObjectId: 'x' }, { Scope: '/' }], 'data.roleAssignments.1'],
  ])('that %s proves nothing and is refused', (_, roleAssignments, path) => {
    expect(refused(advance(transfer, report({ roleAssignments }), at(9)))).toMatchObject({
      refused: 'invalid-content',
      violations: [{ path }],
    });
  });

  it('finds the old partner in ARM REST’s list answer', () => {
    const value = [{ properties: { principalId: group } }];
    expect(accepted(advance(transfer, report({ roleAssignments: { value } }), at(9))).transfer.stage).toBe(
      'access',
    );
  });

  it('without it completes the transfer, by whoever ran it (A-07)', () => {
    const outcome = accepted(advance(transfer, report({ roleAssignments: [{ ObjectId: 'x' }] }), at(9)));
    expect(outcome.transfer).toMatchObject({ stage: 'completed', end: { by: 'Renée Lemaire' } });
    expect(outcome.facts.map(({ kind }) => kind)).toEqual(['accessReported', 'transferEnded']);
  });

  describe('when Microsoft’s answer named no commerce id', () => {
    const support = arrivedAt('support');
    const unnamed = accepted(advance(support, answered(), at(8))).transfer;

    it('cannot complete the transfer without one, but may show who is left', () => {
      expect(refused(advance(unnamed, report(), at(9)))).toMatchObject({
        refused: 'commerce-id-missing',
        violations: [{ path: 'newPartnerCenterSubscriptionId' }],
      });
      const left = report({ roleAssignments: [{ ObjectId: group }] });
      expect(accepted(advance(unnamed, left, at(9))).transfer.stage).toBe('access');
    });

    it.each([support.subscription.azureSubscriptionId, support.subscription.partnerCenterSubscriptionId])(
      'does not take the id %s from before the transfer (D-22)',
      (newPartnerCenterSubscriptionId) => {
        const message = report({ newPartnerCenterSubscriptionId });
        expect(refused(advance(unnamed, message, at(9))).refused).toBe('invalid-commerce-id');
      },
    );

    it('takes a new one', () => {
      const message = report({ newPartnerCenterSubscriptionId: NEW_COMMERCE_ID });
      expect(accepted(advance(unnamed, message, at(9))).transfer).toMatchObject({
        stage: 'completed',
        newPartnerCenterSubscriptionId: NEW_COMMERCE_ID,
      });
    });
  });

  it('does not take the new partner’s own groups for the old partner’s, though both have one name (DOMAIN 10.3)', () => {
    const newGroup = '7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';
    const { identity } = transfer.newPartner;
    const namesake = {
      ...transfer,
      newPartner: {
        ...transfer.newPartner,
        identity: { ...identity, organisationName: 'Contoso', groupIds: [newGroup] },
      },
    };
    const roleAssignments = [
      { ObjectId: newGroup, DisplayName: "Foreign Principal for 'Contoso' in Role 'AdminAgents' (Lucerne)" },
    ];
    expect(accepted(advance(namesake, report({ roleAssignments }), at(9))).transfer.stage).toBe('completed');
  });
});
