import fc from 'fast-check';
import type { RoleAssignment } from '../../../shared/access/role-assignment.ts';
import type { PartnerDetails, Signatory } from '../../../shared/transfer/party.ts';
import { Party } from '../../../shared/transfer/party.ts';
import { Section } from '../../../shared/transfer/signed-form.ts';
import { signableStates } from '../../../shared/transfer/steps/signing.ts';
import type { PartnerSide } from '../../../shared/transfer/tenancy.ts';
import { currentForm, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Message } from '../../../shared/workflow/messages.ts';
import { aPartnersDetails } from '../../support/a-party.ts';
import { anOldPartnersRole, aRole } from '../../support/a-role.ts';
import { aHash } from '../../support/a-transfer.ts';
import { at, NEW_COMMERCE_ID, PART, type Said, signed } from './walk.ts';

const party = fc.constantFrom(...Party.options);
const side = fc.constantFrom<PartnerSide>('currentPartner', 'newPartner');
const instant = fc.oneof(
  fc.integer({ min: -24, max: 48 }).map((hours) => at(hours)),
  fc.constantFrom(at(8), at(29)),
);
const evidence = { ip: '192.0.2.7', userAgent: 'test' };
const reason = fc.constantFrom('Typing mistake', 'No budget');
const sections = fc.oneof(
  fc.constant<Section[]>(['newPartner']),
  fc.uniqueArray(fc.constantFrom(...Section.options), { minLength: 1, maxLength: 4 }),
);

/** Mostly what fits, sometimes one of the others. */
const mostly = <T>(fits: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(fits), weight: 3 }, { arbitrary: fc.constantFrom(...others), weight: 1 });
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Keys without a value left out, as a message that was read has none. */
function tidy<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as T;
}

/** Somebody’s group in a list that shows no names. */
const GROUP_ID = '9c9f1c1a-9f86-4d2a-8f0f-b1f5a1f0b444';
const MANY_GROUPS = Array.from({ length: 9 }, (_, n) => GROUP_ID.replace(/.$/, `${n}`));
const NAMELESS = { objectId: GROUP_ID, objectType: 'Group', displayName: '', signInName: '' };

const colleague: Signatory = { firstName: 'Jo', lastName: 'Berg', email: 'jo@example.com', title: 'CIO' };

/** Somebody new, or somebody who signs for a party already. */
const someone = ({ customer, currentPartner }: Transfer) =>
  mostly<Signatory>(colleague, customer.contact, currentPartner.details.signatory);

const details = ({ currentPartner }: Transfer) =>
  mostly<PartnerDetails>(aPartnersDetails('Łukasz', '李', 'fabrikam.com'), currentPartner.details, {
    ...PART.details,
    address: { ...PART.details.address, country: 'PL' },
  });

/** A link as it is in force for a party, or another one. */
const bound = (transfer: Transfer) =>
  party.chain((who) =>
    fc.record({
      party: fc.constant(who),
      revision: mostly(transfer.revision, 0, transfer.revision + 1),
      generation: mostly(transfer.links[who]?.generation ?? 1, 0, 99),
    }),
  );
const byLink = (transfer: Transfer) => bound(transfer).map((link) => ({ ...link, ...evidence }));

const content = ({ customer, subscription, currentPartner }: Transfer) =>
  fc.record(
    {
      customer: mostly(
        { ...customer, organisationName: 'Lucerne Inc.' },
        { ...customer, tenantCountry: 'NL' },
      ),
      subscription: fc.constant({ ...subscription, friendlyName: 'Staging' }),
      currentPartner: fc.constant(currentPartner.details),
      newPartner: fc.constant(PART),
    },
    { requiredKeys: [] },
  );

/** Mostly of the asker's own sections alone. */
const correctedBy = (transfer: Transfer, by: Party) =>
  fc.oneof(
    content(transfer),
    content(transfer).map(({ newPartner, ...base }) =>
      by === 'newPartner' ? { newPartner: newPartner ?? PART } : base,
    ),
  );

type Saying = { [K in Message['kind']]: (transfer: Transfer) => fc.Arbitrary<Said<K>> };

/** What might be said of every kind: mostly what fits the transfer, sometimes stale, early, of somebody else, or simply wrong. */
export const SAYING: Saying = {
  serviceTicketOpened: () =>
    fc.record({
      kind: fc.constant('serviceTicketOpened'),
      serviceTicket: fc.constantFrom('2611020040001234', '616122292874576'),
      openedAt: instant,
    }),
  serviceTicketPostponed: () => fc.constant({ kind: 'serviceTicketPostponed' }),
  newPartnerSubmitted: (transfer) =>
    fc
      .tuple(perhaps(details(transfer)), fc.constantFrom(1, 2), mostly(at(2), at(200)))
      .map(([sent, confirmsProposal, confirmedAt]) => ({
        kind: 'newPartnerSubmitted',
        agreement: PART.agreement,
        resellerRelationship: { ...PART.resellerRelationship, confirmedAt },
        ...(sent ? { details: sent } : { confirmsProposal }),
      })),
  newPartnerProposed: (transfer) =>
    fc.record({ kind: fc.constant('newPartnerProposed'), details: details(transfer) }),
  formAttached: (transfer) =>
    fc.record({
      kind: fc.constant('formAttached'),
      sha256: mostly(currentForm(transfer)?.sha256 ?? aHash('none'), aHash('another')),
      attachedAt: instant,
    }),
  supportDueRecorded: () => fc.record({ kind: fc.constant('supportDueRecorded'), dueAt: instant }),
  supportAnswered: () =>
    fc
      .record({
        kind: fc.constant('supportAnswered' as const),
        outcome: fc.constantFrom('received', 'completed', 'incomplete', 'refused'),
        engineer: fc.constant('Sam Engineer'),
        answeredAt: instant,
        note: perhaps(reason),
        sections: perhaps(sections),
        newPartnerCenterSubscriptionId: perhaps(fc.constant(NEW_COMMERCE_ID)),
      })
      .map(tidy),
  adminVerified: () =>
    fc.record({
      kind: fc.constant('adminVerified'),
      by: side,
      admin: fc.constantFrom('currentPartner', 'newPartner'),
      verifiedAt: instant,
      outcome: fc.constantFrom('confirmed', 'denied'),
    }),
  partnerGroupsRecorded: () =>
    fc
      .tuple(side, fc.boolean(), fc.constantFrom([GROUP_ID], [GROUP_ID, NEW_COMMERCE_ID], MANY_GROUPS))
      .map(([party, byOps, groupIds]) => ({
        kind: 'partnerGroupsRecorded',
        groupIds,
        ...(byOps ? { by: 'ops', party } : { by: party }),
      })),
  accessReported: ({ subscription }) =>
    fc
      .record({
        kind: fc.constant('accessReported' as const),
        by: fc.constantFrom<Party>('newPartner', 'customer'),
        ranBy: fc.constant('Łukasz 李'),
        exportSha256: fc.constant(aHash('export')),
        newPartnerCenterSubscriptionId: perhaps(mostly(NEW_COMMERCE_ID, subscription.azureSubscriptionId)),
        roleAssignments: fc.constantFrom<RoleAssignment[]>(
          [aRole()],
          [aRole(), anOldPartnersRole()],
          [aRole(NAMELESS)],
        ),
      })
      .map(tidy),
  correctionRequested: (transfer) =>
    party.chain((by) =>
      fc
        .record({
          kind: fc.constant('correctionRequested' as const),
          by: fc.constant(by),
          revision: mostly(transfer.revision, 0, transfer.revision + 1),
          reason,
          sections: fc.oneof(fc.constant(undefined), sections),
          corrected: fc.oneof(fc.constant(undefined), correctedBy(transfer, by)),
        })
        .map(tidy),
    ),
  accessCodeSet: () =>
    fc.record({
      kind: fc.constant('accessCodeSet'),
      by: side,
      party,
      salt: fc.constant('salt'),
      hash: fc.constantFrom('one hash', 'another'),
    }),
  accessCodeTried: (transfer) =>
    byLink(transfer).chain((link) =>
      fc.boolean().map((right) => ({
        kind: 'accessCodeTried',
        ...link,
        holder: link.party,
        right,
        hash: transfer.accessCodes[link.party]?.hash ?? 'none',
      })),
    ),
  accessCodeCleared: () =>
    fc.tuple(party, reason).map(([who, why]) => ({ kind: 'accessCodeCleared', party: who, reason: why })),
  partLinkRenewed: () => fc.constant({ kind: 'partLinkRenewed' }),
  partPageOpened: () => fc.constant({ kind: 'partPageOpened', ...evidence }),
  copiesPageOpened: () => party.map((who) => ({ kind: 'copiesPageOpened', party: who, ...evidence })),
  resealAsked: () => fc.constant({ kind: 'resealAsked' }),
  transferCancelled: () =>
    fc.record({
      kind: fc.constant('transferCancelled'),
      by: fc.constantFrom(...Party.options, 'ops' as const),
      reason,
    }),
  signed: (transfer) =>
    fc.tuple(bound(transfer), fc.boolean(), mostly(true, false)).map(([link, last, named]) =>
      signed(transfer, link.party, {
        ...link,
        contentHash: (last ? signableStates(transfer, link.party)[0] : undefined) ?? aHash('another'),
        ...(named ? {} : { name: 'Somebody Else' }),
      }),
    ),
  declined: (transfer) =>
    fc.tuple(byLink(transfer), reason).map(([link, why]) => ({ kind: 'declined', reason: why, ...link })),
  delegated: (transfer) =>
    fc.tuple(byLink(transfer), someone(transfer)).map(([link, to]) => ({ kind: 'delegated', to, ...link })),
  signingPageOpened: (transfer) => byLink(transfer).map((link) => ({ kind: 'signingPageOpened', ...link })),
  followPageOpened: () => fc.constant({ kind: 'followPageOpened', ...evidence }),
  signatoryReplaced: (transfer) =>
    fc.record({ kind: fc.constant('signatoryReplaced'), party, to: someone(transfer), reason }),
  followLinkRenewed: () => fc.constant({ kind: 'followLinkRenewed' }),
  linkRenewed: () => fc.record({ kind: fc.constant('linkRenewed'), party }),
  timeExtended: (transfer) =>
    fc.record({
      kind: fc.constant('timeExtended'),
      until: mostly(at(24 * 60), transfer.expiresAt ?? at(0), at(1)),
      reason,
    }),
  closedByOps: () => fc.record({ kind: fc.constant('closedByOps'), reason }),
};

/** Every kind of message there is. */
export const KINDS = Object.keys(SAYING) as Message['kind'][];

/** Anything anybody might say to a transfer. */
export const anyMessage = (transfer: Transfer): fc.Arbitrary<Message> =>
  fc.constantFrom(...KINDS).chain((kind): fc.Arbitrary<Message> => SAYING[kind](transfer));
