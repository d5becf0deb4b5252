import fc from 'fast-check';
import type { Party } from '../../../shared/transfer/party.ts';
import { signableStates } from '../../../shared/transfer/steps/signing.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { aHash } from '../../support/a-transfer.ts';
import { at, NEW_COMMERCE_ID, PART, signed } from './walk.ts';

const party = fc.constantFrom<Party>('currentPartner', 'customer', 'newPartner');
const instant = fc.integer({ min: -24, max: 48 }).map((hours) => at(hours));
const bool = fc.boolean();
const evidence = { ip: '192.0.2.7', userAgent: 'test' };

/** What might be said to a transfer: mostly what fits it, sometimes stale, early, of somebody else, or simply wrong. */
export function anyMessage(transfer: Transfer): fc.Arbitrary<Message> {
  const revision = fc.oneof(
    { arbitrary: fc.constant(transfer.revision), weight: 4 },
    { arbitrary: fc.constantFrom(0, 1, 2, 7), weight: 1 },
  );
  const generation = fc.constantFrom(1, 1, 1, 2);
  const bound = fc.record({ party, revision, generation });
  return fc.oneof<fc.Arbitrary<Message>[]>(
    fc.record({
      kind: fc.constant('serviceTicketOpened' as const),
      serviceTicket: fc.constantFrom('2611020040001234', '616122292874576'),
      openedAt: instant,
    }),
    fc.constant({ kind: 'newPartnerSubmitted' as const, ...PART }),
    fc.record({
      kind: fc.constant('formAttached' as const),
      sha256: fc.constantFrom(currentForm(transfer)?.sha256 ?? aHash('none'), aHash('another')),
      attachedAt: instant,
    }),
    fc.record({
      kind: fc.constant('supportAnswered' as const),
      outcome: fc.constantFrom(
        'received' as const,
        'completed' as const,
        'incomplete' as const,
        'refused' as const,
      ),
      engineer: fc.constant('Sam Engineer'),
      answeredAt: instant,
    }),
    fc.record({
      kind: fc.constant('adminVerified' as const),
      admin: fc.constantFrom('currentPartner' as const, 'newPartner' as const),
      verifiedAt: instant,
    }),
    fc.record({
      kind: fc.constant('accessReported' as const),
      ranBy: fc.constant('Łukasz 李'),
      newPartnerCenterSubscriptionId: fc.constant(NEW_COMMERCE_ID),
      roleAssignments: fc.constantFrom<Record<string, unknown>[]>(
        [{ principalId: 'somebody else' }],
        [{ principalId: transfer.currentPartner.identity.groupIds[0] }],
      ),
    }),
    fc.record({
      kind: fc.constant('correctionRequested' as const),
      by: party,
      reason: fc.constant('Typing mistake'),
    }),
    fc.record({
      kind: fc.constant('transferCancelled' as const),
      by: fc.constantFrom('currentPartner' as const, 'newPartner' as const, 'ops' as const),
      reason: fc.constant('No budget'),
    }),
    fc.tuple(party, revision, generation, bool).map(([who, r, g, shown]) =>
      signed(transfer, who, {
        revision: r,
        generation: g,
        contentHash: shown ? (signableStates(transfer, who)[0] ?? aHash('none')) : aHash('another'),
      }),
    ),
    bound.map((link) => ({ kind: 'declined' as const, reason: 'No', ...link, ...evidence })),
    bound.map((link) => ({ kind: 'signingPageOpened' as const, ...link, ...evidence })),
  );
}

/** One of every kind, as it fits the transfer. */
export const KINDS: readonly Message['kind'][] = [
  ...(['serviceTicketOpened', 'newPartnerSubmitted', 'formAttached', 'supportAnswered'] as const),
  ...(['adminVerified', 'accessReported', 'correctionRequested', 'transferCancelled'] as const),
  ...(['signed', 'declined', 'signingPageOpened'] as const),
];
