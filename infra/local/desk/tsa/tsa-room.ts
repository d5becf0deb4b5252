import { timestampKey } from '../../seal-key.ts';
import { plannedFaults } from '../faults.ts';
import type { Reply, Room } from '../room.ts';
import { type TimestampFault, timestampAuthority } from './authority.ts';

/** A local timestamp authority: its room at the desk, its root as PEM, and where in the desk it answers. */
export interface Tsa {
  readonly room: Room;
  readonly root: string;
  readonly path: string;
  /** Lets the next `count` requests meet a fault; for tests and rehearsals. */
  failNext(count: number, fault: TimestampFault): void;
}

const PATH = '/tsa';
const ROOT_PATH = `${PATH}/root.pem`;
const QUERY = 'application/timestamp-query';

/** Opens the authority of a state folder; `now` is the stack's clock in epoch milliseconds, which its times follow. */
export async function openTsa({ dir, now }: { dir: string; now: () => number }): Promise<Tsa> {
  const key = await timestampKey(dir, new Date());
  const authority = timestampAuthority(key, now);
  const faults = plannedFaults<TimestampFault>();
  const room: Room = {
    sign: {
      label: 'Timestamp authority',
      path: ROOT_PATH,
      about:
        'Signs when a seal was made (RFC 3161). Nobody outside this machine trusts it; here is its root.',
    },
    answer({ method, url: { pathname }, headers, body }) {
      if (method === 'GET' && pathname === ROOT_PATH) return root(key.root);
      if (method !== 'POST' || pathname !== PATH) return undefined;
      if (headers['content-type'] !== QUERY) return { status: 415 };
      const fault = faults.take();
      return replyTo(fault) ?? stamped(authority(body, fault));
    },
  };
  return { room, root: key.root, path: PATH, failNext: faults.failNext };
}

/** The faults in which there is no answer of the authority at all. */
function replyTo(fault: TimestampFault | undefined): Reply | undefined {
  if (fault === 'unavailable') return { status: 503 };
  return fault === 'cut' || fault === 'silence' ? fault : undefined;
}

function stamped(body: Buffer): Reply {
  return { status: 200, headers: { 'content-type': 'application/timestamp-reply' }, body };
}

function root(body: string): Reply {
  return { status: 200, headers: { 'content-type': 'application/x-pem-file' }, body };
}
