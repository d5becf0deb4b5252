import { describe, expect, it } from 'vitest';
import { Party } from '../../../shared/transfer/party.ts';
import { advance } from '../../../shared/transfer/stages.ts';
import type { Stage, Transfer } from '../../../shared/transfer/transfer.ts';
import { a } from '../../support/a-party.ts';
import { anOldPartnersRole, aRole } from '../../support/a-role.ts';
import { aHash } from '../../support/a-transfer.ts';
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
  type Said,
} from './walk.ts';

type By = Said<'transferCancelled'>['by'];
const cancels = (transfer: Transfer, by: By) =>
  advance(transfer, { kind: 'transferCancelled', by, reason: 'No budget' }, at(8));
const TOLD = ['customer', 'currentPartner', 'newPartner'].map((to) => `transferEnded ${to}`);

/** Who ends it how before the form is with Microsoft, and what everybody then reads (DOMAIN 13). */
const ENDED_BY: Record<By, [Stage, string, string]> = {
  customer: ['cancelled', 'customer', 'The customer withdrew its request: No budget'],
  currentPartner: ['cancelled', 'current partner', 'Cancelled by the current partner: No budget'],
  newPartner: ['declined', 'new partner', 'The new partner declined: No budget'],
  ops: ['cancelled', 'ops', 'Cancelled by ops: No budget'],
};
const ANYBODY = [...Party.options, 'ops'] as const;
const PAIRS = OPEN_STAGES.flatMap((stage) => ANYBODY.map((by) => [stage, by] as const));
const isSubmitted = (stage: Stage) => stage === 'support' || stage === 'access';

describe('ending a transfer (D-20)', () => {
  it.each(PAIRS.filter(([stage]) => !isSubmitted(stage)))('at %s is for %s to do', (stage, by) => {
    const before = arrivedAt(stage);
    const outcome = accepted(cancels(before, by));
    const [end, who, reason] = ENDED_BY[by];
    expect(outcome.transfer).toMatchObject({ stage: end, end: { at: at(8), by: who, reason } });
    expect([outcome.transfer.links, outcome.transfer.links.follow]).toEqual([{}, undefined]);
    expect(outcome.facts).toEqual([{ kind: 'transferEnded', end, reason }]);
    expect(news(before, outcome.transfer)).toEqual(TOLD);
    expect(outcome.answers).toBe('ended');
  });

  it.each(PAIRS.filter(([stage, by]) => isSubmitted(stage) && by !== 'ops'))(
    'at %s is too late for %s: only Microsoft’s refusal or ops end it (R-10)',
    (stage, by) => {
      expect(refused(cancels(arrivedAt(stage), by))).toMatchObject({
        refused: 'too-late-to-cancel',
        sentence: expect.stringContaining('Only Microsoft’s refusal or ops'),
      });
    },
  );

  it('at support is for ops to do', () => {
    expect(accepted(cancels(arrivedAt('support'), 'ops')).transfer.stage).toBe('cancelled');
  });

  it('at access is for nobody to do: ops close the case instead, and learn so (R-41)', () => {
    expect(refused(cancels(arrivedAt('access'), 'ops'))).toMatchObject({
      refused: 'too-late-to-cancel',
      violations: [{ path: 'action', message: expect.stringContaining('close the case') }],
    });
  });

  it.each(ANYBODY)('after an end is for nobody to do, %s included', (by) => {
    for (const end of [accepted(cancels(arrivedAt('newPartner'), by)).transfer, arrivedAt('completed')])
      expect(refused(cancels(end, by)).refused).toBe('transfer-ended');
  });
});

describe('a report of the role assignments', () => {
  const transfer = arrivedAt('access');
  const left = accessReported({
    by: 'customer',
    ranBy: 'Renée Lemaire',
    roleAssignments: [aRole(), anOldPartnersRole()],
  });

  it('with the old partner in it keeps the transfer open and tells both who can remove it (R-35, R-41)', () => {
    const outcome = accepted(advance(transfer, left, at(9)));
    expect(outcome.transfer).toMatchObject({
      stage: 'access',
      accessReports: 1,
      access: {
        reportedAt: at(9),
        by: 'customer',
        ranBy: 'Renée Lemaire',
        exportSha256: aHash('export'),
        remaining: 1,
      },
    });
    expect(outcome.facts).toMatchObject([
      { kind: 'accessReported', ranBy: 'Renée Lemaire', by: 'customer', remaining: 1 },
    ]);
    expect(news(transfer, outcome.transfer)).toEqual(['accessRemains newPartner', 'accessRemains customer']);
    expect(outcome.answers).toBe('accessReported:1');
    const again = accepted(advance(outcome.transfer, accessReported(), at(10)));
    expect(again.transfer).toMatchObject({ stage: 'completed', accessReports: 2, access: { remaining: 0 } });
    expect(again.answers).toBe('accessReported:2');
  });

  it.each([
    ['newPartner', 'Łukasz 李'],
    ['customer', 'Renée Lemaire'],
  ] as const)(
    'without it completes the transfer; by the %s, and who ran it is on record (R-41, A-07)',
    (by, ranBy) => {
      const outcome = accepted(advance(transfer, accessReported({ by, ranBy }), at(9)));
      expect(outcome.transfer).toMatchObject({
        stage: 'completed',
        end: { by: ranBy },
        access: { by, ranBy },
      });
      expect(outcome.facts.map(({ kind }) => kind)).toEqual(['accessReported', 'transferEnded']);
      expect(news(transfer, outcome.transfer)).toEqual(TOLD);
    },
  );

  it('counts what a person has to look at, and that holds nothing up', () => {
    const guest = aRole({
      objectId: '7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b333',
      objectType: 'ForeignGroup',
      displayName: "Foreign Principal for 'Northwind' in Role 'AdminAgents' (Lucerne Publishing)",
      signInName: '',
    });
    const { transfer: next } = accepted(
      advance(transfer, accessReported({ roleAssignments: [aRole(), guest] }), at(9)),
    );
    expect(next).toMatchObject({ stage: 'completed', access: { remaining: 0, review: 1 } });
  });

  describe('when Microsoft’s answer named no commerce id', () => {
    const support = arrivedAt('support');
    const unnamed = accepted(advance(support, answered(), at(8))).transfer;

    it('cannot complete the transfer without one, but may show who is left (R-22)', () => {
      expect(refused(advance(unnamed, accessReported(), at(9)))).toMatchObject({
        refused: 'commerce-id-missing',
        violations: [{ path: 'newPartnerCenterSubscriptionId' }],
      });
      expect(accepted(advance(unnamed, left, at(9))).transfer.stage).toBe('access');
    });

    it.each([support.subscription.azureSubscriptionId, support.subscription.partnerCenterSubscriptionId])(
      'does not take the id %s from before the transfer (D-22)',
      (newPartnerCenterSubscriptionId) => {
        const message = accessReported({ newPartnerCenterSubscriptionId });
        expect(refused(advance(unnamed, message, at(9))).refused).toBe('invalid-commerce-id');
      },
    );

    it('takes a new one, and keeps one that came with an earlier list (D-22)', () => {
      const named = { newPartnerCenterSubscriptionId: NEW_COMMERCE_ID };
      const done = { stage: 'completed', ...named };
      expect(accepted(advance(unnamed, accessReported(named), at(9))).transfer).toMatchObject(done);
      const earlier = accepted(advance(unnamed, { ...left, ...named }, at(9))).transfer;
      expect(earlier).toMatchObject({ stage: 'access', ...named });
      expect(accepted(advance(earlier, accessReported(), at(10))).transfer).toMatchObject(done);
    });
  });

  it('does not take the new partner’s own groups for the old partner’s, though both have one name (DOMAIN 10.3)', () => {
    const newGroup = '7b9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b222';
    const identity = { ...a.newPartner, organisationName: 'Contoso', groupIds: [newGroup] };
    const namesake = { ...transfer, newPartner: { ...transfer.newPartner, identity } };
    const roleAssignments = [anOldPartnersRole({ objectId: newGroup })];
    expect(accepted(advance(namesake, accessReported({ roleAssignments }), at(9))).transfer.stage).toBe(
      'completed',
    );
  });
});

describe('a clean-up nobody can prove', () => {
  const reason = 'The customer has left Azure.';

  it('is closed by ops with a reason that everybody reads (R-41)', () => {
    const before = arrivedAt('access');
    const outcome = accepted(advance(before, { kind: 'closedByOps', reason }, at(9)));
    expect(outcome.transfer).toMatchObject({ stage: 'completed', end: { by: 'ops' } });
    expect(outcome.transfer.end?.reason).toContain(
      `without proof that the old partner’s access is removed: ${reason}`,
    );
    expect(outcome.facts).toMatchObject([{ kind: 'closedByOps', reason }, { kind: 'transferEnded' }]);
    expect(news(before, outcome.transfer)).toEqual(TOLD);
  });

  it.each(OPEN_STAGES.filter((stage) => stage !== 'access'))(
    'is not closed before it is due: at %s',
    (stage) => {
      expect(refused(advance(arrivedAt(stage), { kind: 'closedByOps', reason }, at(6))).refused).toBe(
        'message-out-of-order',
      );
    },
  );
});
