import { afterAll, describe, expect, it } from 'vitest';
import { MOST_TRIES } from '../../../shared/transfer/access-code.ts';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Campaign } from './campaigns.ts';
import { play, type Run } from './run.ts';

/** `SEED=17` plays that seed alone and tells its story; `SEEDS=5000` plays more of them, as at night. */
const ONLY = process.env.SEED;
const SEEDS = Number(process.env.SEEDS ?? 500);
const PART = 50;

/**
 * The ends a transfer can come to once its request was accepted. `rejected` is not among them: the orchestration judges
 * the very row the door has judged, by the same pure rules, so only a row that no door lets in is rejected (a story has one).
 */
const ENDS = ['completed', 'declined', 'cancelled', 'expired', 'refused'];

/** Turns of the process worth meeting, and every message that can be accepted. */
const TURNS = [
  'breached',
  'answered in time',
  'corrected',
  'collected anew',
  'sections incomplete',
  'serviceTicketOpened',
  'serviceTicketPostponed',
  'newPartnerSubmitted',
  'newPartnerProposed',
  'formAttached',
  'supportDueRecorded',
  'supportAnswered',
  'adminVerified',
  'accessReported',
  'correctionRequested',
  'transferCancelled',
  'signed',
  'delegated',
  'signingPageOpened',
  'followPageOpened',
  'signatoryReplaced',
  'linkRenewed',
  'timeExtended',
  'closedByOps',
  'partPageOpened',
  'copiesPageOpened',
  'accessCodeSet',
  'accessCodeGiven',
  'accessCodeWrong',
  'access code locked',
  'mailbox-and-code',
];

/** How many runs an end, and any other turn, needs to occur in: 5 % and 1 %. */
const sharesOf = ({ turns = [] }: Campaign): Record<string, number> => ({
  ...Object.fromEntries([...TURNS, ...turns].map((turn) => [turn, 0.01])),
  ...Object.fromEntries(ENDS.map((end) => [end, 0.05])),
});

/** The tests of one campaign: every seed keeps every invariant, and together they reach every end and every turn. */
export function campaignSuite(campaign: Campaign): void {
  const outcomes = new Map<string, number>();
  async function playOne(seed: number) {
    const run = await play(campaign, seed);
    for (const outcome of outcomesOf(run)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    expect(run.violations, report(campaign, seed, run)).toEqual([]);
    if (ONLY) console.log(report(campaign, seed, run));
  }
  const parts = ONLY ? [[Number(ONLY)]] : partsOf(SEEDS);

  describe(`when ${campaign.name}`, () => {
    for (const seeds of parts) {
      it(`keeps every invariant with the seeds ${seeds[0]} to ${seeds.at(-1)}`, async () => {
        for (const seed of seeds) await playOne(seed);
      });
    }

    if (!ONLY)
      it('reaches every end in one run of twenty, and every turn in one of a hundred', () => {
        const rare = Object.entries(sharesOf(campaign)).filter(
          ([outcome, share]) => (outcomes.get(outcome) ?? 0) < share * SEEDS,
        );
        expect(rare.map(([outcome]) => `${outcome} ${outcomes.get(outcome) ?? 0}`)).toEqual([]);
      });

    afterAll(() => console.log(table(campaign, outcomes)));
  });
}

function partsOf(count: number): number[][] {
  const parts: number[][] = [];
  for (let from = 1; from <= count; from += PART)
    parts.push(Array.from({ length: Math.min(PART, count - from + 1) }, (_, index) => from + index));
  return parts;
}

/** What became of the transfers of a run and what was accepted on the way, each once. */
function outcomesOf({ world: { records }, facts }: Run): Set<string> {
  const histories = [...records.snapshots.values()];
  const accepted = records.answers.filter(({ refusal }) => !refusal).map(({ kind }) => kind);
  return new Set([
    ...accepted,
    ...FACTS.filter((kind) => facts.has(kind)),
    ...histories.flatMap((states) => outcomesOfOne(states.map(({ transfer }) => transfer))),
  ]);
}

/** Turns of which the audit trail alone tells. */
const FACTS = ['accessCodeGiven', 'accessCodeWrong', 'paperStuck'] as const;

function outcomesOfOne(states: Transfer[]): string[] {
  const last = states.at(-1);
  if (!last) return [];
  const breached = states.some(({ clock }) => clock?.breachedAt !== undefined);
  const begunBy = new Set(last.oldRevisions.map(({ by }) => by));
  return [
    isEnd(last.stage) ? last.stage : 'waiting',
    ...(breached ? ['breached'] : []),
    ...(last.respondedAt && !breached ? ['answered in time'] : []),
    ...(last.revision > 1 ? ['corrected'] : []),
    ...(begunBy.has('the product') ? ['collected anew'] : []),
    ...(begunBy.has('Microsoft Support') ? ['sections incomplete'] : []),
    ...outcomesOfPages(states),
  ];
}

function outcomesOfPages(states: Transfer[]): string[] {
  const codes = states.flatMap(({ accessCodes }) => Object.values(accessCodes));
  const given = states.flatMap(({ signatures }) => Object.values(signatures));
  return [
    ...(codes.some((code) => code?.tries === MOST_TRIES) ? ['access code locked'] : []),
    ...(given.some((signature) => signature?.proof === 'mailbox-and-code') ? ['mailbox-and-code'] : []),
  ];
}

/** In how many runs each outcome occurred, the ends first. */
function table({ name }: Campaign, outcomes: Map<string, number>): string {
  const runs = SEEDS > 0 && !ONLY ? SEEDS : 1;
  const rest = [...outcomes.keys()].filter((outcome) => !ENDS.includes(outcome)).sort();
  const rows = [...ENDS, ...rest].map((outcome) => {
    const count = outcomes.get(outcome) ?? 0;
    return `  ${outcome.padEnd(24)} ${String(count).padStart(5)} ${((100 * count) / runs).toFixed(1).padStart(6)} %`;
  });
  return [`${name}: in how many of ${runs} runs`, ...rows].join('\n');
}

function report({ name }: Campaign, seed: number, { world, violations }: Run): string {
  const again = `SEED=${seed} npx vitest run --config test/vitest.config.ts --project simulation -t "${name}"`;
  return [`Seed ${seed} of "${name}"`, ...world.story.lines(), '', ...violations, '', `Again: ${again}`].join(
    '\n',
  );
}
