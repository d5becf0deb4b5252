import { type Answer, json, type Reply, type Room, type Visit } from '../room.ts';
import { overviewPage, portalPage } from './portal-pages.ts';
import type { PortalFault, Portals, SamplePortal } from './portals.ts';
import { readNotice } from './received-notice.ts';

const ONE = /^\/portals\/([^/]+)(\/notices\.json)?$/;
/** Far more than a notice has; Standard Webhooks asks senders to stay below 20 KB. */
const BODY_LIMIT = 65_536;

const refuse = (status: number, problem: string): Answer => json(status, { error: problem });

const FAULTS: Readonly<Record<Exclude<PortalFault, 'lostAnswer'>, Reply>> = {
  throttled: json(429, { error: 'busy' }, { 'retry-after': '7' }),
  unavailable: refuse(503, 'down'),
  moved: { status: 307, headers: { location: '?moved' } },
  gone: refuse(410, 'gone'),
  silence: 'silence',
};

/** Verifies, keeps and counts one notice; only a kept one is answered with success. */
async function take(portals: Portals, partnerId: string, visit: Visit): Promise<Answer> {
  if (visit.body.length > BODY_LIMIT) return refuse(413, 'too-large');
  const notice = readNotice(visit, partnerId, portals.noticeKey);
  if (typeof notice === 'string') {
    portals.disbelieve(partnerId, notice);
    return refuse(notice === 'not-a-notice' ? 422 : 401, notice);
  }
  const acceptance = await portals.accept(notice);
  return acceptance === 'reused' ? refuse(409, 'id-used-for-another-notice') : { status: 204 };
}

async function receive(portals: Portals, { partnerId }: SamplePortal, visit: Visit): Promise<Reply> {
  const fault = portals.faultsOf(partnerId).take();
  if (fault !== undefined && fault !== 'lostAnswer') return FAULTS[fault];
  const answer = await take(portals, partnerId, visit);
  return fault === 'lostAnswer' && answer.status === 204 ? 'cut' : answer;
}

/** For programs: oldest first, each notice once with the number of times it came again. */
function noticesAsJson(portals: Portals, { partnerId }: SamplePortal): Answer {
  const notices = portals.of(partnerId).map(({ partnerId: _, bodyHash: __, ...notice }) => ({
    ...notice,
    repeats: portals.repeatsOf(partnerId, notice.noticeId),
  }));
  return json(200, { partnerId, notices, disbelieved: portals.disbelieved(partnerId) });
}

type Door = (portals: Portals, portal: SamplePortal, visit: Visit) => Promise<Reply> | Answer;

const DOORS: Readonly<Record<string, Door>> = {
  'POST ': receive,
  'GET ': portalPage,
  'GET /notices.json': noticesAsJson,
};

/** `POST /portals/{partnerId}` as a partner's portal takes a notice; `GET` the same and `…/notices.json` to look at them. */
export function portalsRoom(portals: Portals): Room {
  return {
    sign: {
      label: 'Partner portals',
      path: '/portals',
      about: 'What the sample partners’ portals have been told, newest first.',
    },
    answer(visit) {
      const { method, url } = visit;
      if (method === 'GET' && url.pathname === '/portals') return overviewPage(portals);
      const [, id, rest = ''] = ONE.exec(url.pathname) ?? [];
      const portal = portals.portals.find(({ partnerId }) => partnerId === id);
      return portal && DOORS[`${method} ${rest}`]?.(portals, portal, visit);
    },
  };
}
