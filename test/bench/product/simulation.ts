import { CAMPAIGNS } from '../../support/simulation/campaigns.ts';
import { play } from '../../support/simulation/run.ts';
import { percentile, printTable } from './report.ts';

const SEEDS = 40;
const WARM_UP = 5;

/** Whole simulated transfers per second and campaign, with everything real but storage, paper and time; invariants checked after each. */
export async function benchSimulation(): Promise<void> {
  const rows: (string | number)[][] = [];
  for (const campaign of Object.values(CAMPAIGNS)) {
    for (let seed = 1; seed <= WARM_UP; seed += 1) await play(campaign, seed);
    const times: number[] = [];
    const cpu = process.cpuUsage();
    let violations = 0;
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const began = performance.now();
      violations += (await play(campaign, seed)).violations.length;
      times.push(performance.now() - began);
    }
    const { user, system } = process.cpuUsage(cpu);
    const seconds = times.reduce((sum, time) => sum + time, 0) / 1_000;
    rows.push([
      campaign.name,
      (SEEDS / seconds).toFixed(1),
      percentile(times, 0.5).toFixed(1),
      percentile(times, 0.95).toFixed(1),
      ((user + system) / 1_000 / SEEDS).toFixed(1),
      violations,
    ]);
  }
  printTable(
    `Simulation: ${SEEDS} runs of each campaign in one process`,
    ['campaign', 'runs/s', 'ms p50', 'ms p95', 'CPU ms/run', 'violations'],
    rows,
    [
      'A run is one transfer, sometimes with a second one beside it. Baseline: 0.6–3.5 ms for the sketch of RELIABILITY 4 (rig R1),',
      'which had no documents, mails, audit chain or second partner, and checked fewer invariants.',
    ],
  );
}
