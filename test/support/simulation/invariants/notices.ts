import type { PortalNotice } from '../../../../shared/partners/portal-notice.ts';
import { doubles, type Evidence } from '../evidence.ts';

/** I4 of RELIABILITY 3 for notices: one webhook-id for the same news of one cause, however often it is tried. */
export const noticeInvariants = {
  'A webhook-id stands for one notice, and a notice has one webhook-id': oneIdPerNotice,
  'A notice goes to a partner of the transfer that takes notices': goesToItsPartner,
};

const noticesOf = ({ world, transfer }: Evidence): PortalNotice[] =>
  world.records.noticed.filter(({ data }) => data.transferId === transfer.id);

/** What is told is part of the id: news that has other words by the next try is honestly another notice. */
function oneIdPerNotice(evidence: Evidence): string[] {
  const notices = noticesOf(evidence).map(({ noticeId, url: _, ...told }) => ({
    noticeId,
    told: JSON.stringify(told),
  }));
  const pairs = [...new Map(notices.map((notice) => [notice.noticeId + notice.told, notice])).values()];
  const causes = noticesOf(evidence).map(
    ({ partnerId, type, timestamp }) => `${partnerId} ${type} ${timestamp}`,
  );
  const orders = ordersOf(evidence);
  return [
    ...doubles(pairs.map(({ noticeId }) => noticeId)).map((id) => `two notices under ${id}`),
    ...doubles(pairs.map(({ told }) => told)).map((told) => `two ids for ${told}`),
    ...(new Set(causes).size <= orders ? [] : [`more notices than the ${orders} on order`]),
  ];
}

/** How many notices were ever on order. */
function ordersOf({ snapshots }: Evidence): number {
  const orders = snapshots.flatMap(({ transfer }) => transfer.pendingMails);
  return new Set(orders.filter(({ channel }) => channel === 'portal').map(({ mailId }) => mailId)).size;
}

function goesToItsPartner(evidence: Evidence): string[] {
  const { currentPartner, newPartner } = evidence.transfer;
  const takers = [currentPartner, newPartner]
    .filter(({ takesNotices }) => takesNotices)
    .map(({ identity }) => identity.partnerId);
  const strangers = noticesOf(evidence).filter(({ partnerId }) => !takers.includes(partnerId));
  return [...new Set(strangers.map(({ partnerId }) => partnerId))];
}
