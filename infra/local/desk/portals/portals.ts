import { type Arrivals, openArrivals } from '../arrivals.ts';
import { type Faults, plannedFaults } from '../faults.ts';
import { openJsonLines } from '../json-lines.ts';
import { KeptNotice, type Notice, type NoticeProblem } from './received-notice.ts';

/**
 * What can go wrong between us and a portal: it is busy (429), down (503), moved (a redirect), gone for good (410), it
 * does not answer, or it takes the notice and the connection breaks before the answer arrives.
 */
export type PortalFault = 'throttled' | 'unavailable' | 'moved' | 'gone' | 'silence' | 'lostAnswer';

/** One partner's sample portal. */
export interface SamplePortal {
  readonly partnerId: string;
  readonly name: string;
}

/** Which portals there are and the one key (`whpk_…`) they believe; `now` is the stack's clock in epoch milliseconds. */
export interface PortalsOptions {
  readonly portals: readonly SamplePortal[];
  readonly noticeKey: string;
  readonly now: () => number;
  /** Notices are kept here over a restart; without it they live in memory. */
  readonly dir?: string;
}

/** The sample portals with what they have received. */
export interface Portals {
  readonly portals: readonly SamplePortal[];
  readonly noticeKey: string;
  /** Everything taken by one portal, oldest first. */
  of(partnerId: string): readonly KeptNotice[];
  /** How often a notice came again; not kept over a restart. */
  repeatsOf(partnerId: string, noticeId: string): number;
  /** The first notice that fits, at any portal, now or later; rejects after the limit with the types that did arrive. */
  waitFor(fits: (notice: KeptNotice) => boolean, timeoutMs: number): Promise<KeptNotice>;
  accept: Arrivals<Notice>['accept'];
  /** Counts what a portal did not believe; not kept over a restart. */
  disbelieve(partnerId: string, problem: NoticeProblem): void;
  disbelieved(partnerId: string): readonly { problem: NoticeProblem; count: number }[];
  /** What the next requests to one portal meet; for rehearsals. */
  faultsOf(partnerId: string): Faults<PortalFault>;
}

/** More than anybody reads; a stack that runs for weeks must not grow without end. */
const KEPT = 1_000;

const keyOf = (partnerId: string, noticeId: string) => `${partnerId} ${noticeId}`;

/** Takes up what the portals had received. Throws when the file is damaged. */
export async function openPortals({ portals, noticeKey, now, dir }: PortalsOptions): Promise<Portals> {
  const log = await openJsonLines({
    dir,
    file: 'notices.jsonl',
    schema: KeptNotice,
    what: 'notice',
    keep: KEPT,
  });
  const notices = openArrivals<Notice>({
    log,
    now,
    keep: KEPT,
    idOf: ({ partnerId, noticeId }) => keyOf(partnerId, noticeId),
    contentOf: ({ bodyHash }) => bodyHash,
    nameOf: ({ partnerId, type }) => `${partnerId}: ${type}`,
  });
  const faults = new Map(portals.map(({ partnerId }) => [partnerId, plannedFaults<PortalFault>()]));
  const problems = new Map<string, Map<NoticeProblem, number>>();

  return {
    portals,
    noticeKey,
    of: (partnerId) => notices.all().filter((notice) => notice.partnerId === partnerId),
    repeatsOf: (partnerId, noticeId) => notices.repeatsOf(keyOf(partnerId, noticeId)),
    waitFor: notices.waitFor,
    accept: notices.accept,
    disbelieve(partnerId, problem) {
      const counts = problems.get(partnerId) ?? new Map<NoticeProblem, number>();
      problems.set(partnerId, counts.set(problem, (counts.get(problem) ?? 0) + 1));
    },
    disbelieved: (partnerId) =>
      [...(problems.get(partnerId) ?? [])].map(([problem, count]) => ({ problem, count })),
    faultsOf(partnerId) {
      const own = faults.get(partnerId);
      if (own === undefined) throw new Error(`There is no sample portal "${partnerId}".`);
      return own;
    },
  };
}
