import { afterAll, describe, expect, it } from 'vitest';
import { isEnd, type Transfer } from '../../../shared/transfer/transfer.ts';
import type { Campaign } from './campaigns.ts';
import { play, type Run } from './run.ts';

/** `SEED=17` plays that seed alone and tells its story; `SEEDS=5000` plays more of them, as at night. */
const ONLY = process.env.SEED;
const SEEDS = Number(process.env.SEEDS ?? 500);
const PART = 50;

/** Everything that can become of a transfer whose request was accepted; `rejected` needs a row that no door lets in. */
const REACHABLE = [
  'completed',
  'declined',
  'cancelled',
  'expired',
  'refused',
  'breached',
  'answered in time',
];

/** How many runs an outcome needs to occur in: 1 %. */
const SHARE = 0.01;

/** The tests of one campaign: every seed keeps every invariant, and together they reach every outcome. */
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
      it('reaches every outcome in one run of a hundred', () => {
        const rare = REACHABLE.filter((outcome) => (outcomes.get(outcome) ?? 0) < SHARE * SEEDS);
        expect(rare).toEqual([]);
      });

    afterAll(() => {
      const counted = [...outcomes].sort(([, one], [, other]) => other - one);
      console.log(`${campaign.name}: ${counted.map(([outcome, runs]) => `${outcome} ${runs}`).join(', ')}`);
    });
  });
}

function partsOf(count: number): number[][] {
  const parts: number[][] = [];
  for (let from = 1; from <= count; from += PART)
    parts.push(Array.from({ length: Math.min(PART, count - from + 1) }, (_, index) => from + index));
  return parts;
}

/** What became of the transfers of a run, each outcome once. */
function outcomesOf({ world }: Run): Set<string> {
  const histories = [...world.records.snapshots.values()];
  return new Set(histories.flatMap((states) => outcomesOfOne(states.map(({ transfer }) => transfer))));
}

function outcomesOfOne(states: Transfer[]): string[] {
  const last = states.at(-1);
  if (!last) return [];
  const breached = states.some(({ clock }) => clock?.breachedAt !== undefined);
  return [
    isEnd(last.stage) ? last.stage : 'waiting',
    ...(breached ? ['breached'] : []),
    ...(last.respondedAt && !breached ? ['answered in time'] : []),
    ...(last.revision > 1 ? ['corrected'] : []),
  ];
}

function report({ name }: Campaign, seed: number, { world, violations }: Run): string {
  const again = `SEED=${seed} npx vitest run --config test/vitest.config.ts --project simulation -t "${name}"`;
  return [`Seed ${seed} of "${name}"`, ...world.story.lines(), '', ...violations, '', `Again: ${again}`].join(
    '\n',
  );
}
