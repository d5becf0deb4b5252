import type { Fault } from '../../../shared/adapters/memory/fault.ts';
import { memoryPortalNotifier } from '../../../shared/adapters/memory/memory-portal-notifier.ts';
import {
  NoticeNotAccepted,
  type PortalNotice,
  type PortalNotifier,
} from '../../../shared/partners/portal-notice.ts';
import type { Outage } from './faults.ts';

type Sources = { fault: Fault; outage: Outage; noticed: PortalNotice[] };

/** The portals of the partners, every try to tell them something on record; one may be mute, or gone for good. */
export function noticedPortals({ fault, outage, noticed }: Sources): PortalNotifier {
  const portals = memoryPortalNotifier({ fault });
  return {
    async send(notice) {
      noticed.push(notice);
      const trouble = outage.portals.get(notice.partnerId);
      if (trouble === 'gone') throw new NoticeNotAccepted('it is gone', { status: 410 });
      if (trouble === 'mute') throw new NoticeNotAccepted('it did not answer');
      await portals.send(notice);
    },
  };
}
