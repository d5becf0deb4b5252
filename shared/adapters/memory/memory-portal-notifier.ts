import type { PortalNotice, PortalNotifier } from '../../partners/portal-notice.ts';
import { type Fault, writing } from './fault.ts';

/** Portals that keep what they accepted. */
export type MemoryPortalNotifier = PortalNotifier & {
  /** The notices accepted, oldest first, each notice id once per partner. */
  readonly sent: readonly PortalNotice[];
  /** How often a notice came again after it was accepted. */
  repeatsOf(partnerId: string, noticeId: string): number;
};

/** Notices in memory; one that comes again is accepted and counted, as a portal of Standard Webhooks does it. */
export function memoryPortalNotifier({ fault }: { fault?: Fault } = {}): MemoryPortalNotifier {
  const sent: PortalNotice[] = [];
  const times = new Map<string, number>();
  const keyOf = (partnerId: string, noticeId: string) => `${partnerId} ${noticeId}`;

  return {
    sent,
    repeatsOf: (partnerId, noticeId) => Math.max(0, (times.get(keyOf(partnerId, noticeId)) ?? 0) - 1),
    send: (notice) =>
      writing(fault, 'portal.send', () => {
        const key = keyOf(notice.partnerId, notice.noticeId);
        const before = times.get(key) ?? 0;
        times.set(key, before + 1);
        if (before === 0) sent.push(structuredClone(notice));
      }),
  };
}
