/**
 * Stands this project's engine beside its peers, on the same work and side by side:
 *
 *     node test/bench/peers/run.ts --harness <folder of the peers' harness> [--rounds 3] [--n 500] [--engines a,b]
 *
 * Copies the harness into a temporary folder, installs the peers there, adds `embedded.mjs`, and runs the engines in
 * turns, each process tree in a network namespace that has loopback only. Prints a table of medians with the machine's load.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

const PROJECT = path.resolve(import.meta.dirname, '../../..');
const PACKAGES = {
  '@restatedev/restate-sdk': '^1.17.2',
  '@restatedev/restate-server': '^1.7.12',
  openworkflow: '^0.10.1',
};

interface Percentiles {
  p50: number;
  p95: number;
}

/** What the harness prints of one run. */
interface Run {
  per_s: number;
  event: Percentiles;
  solo_event: Percentiles;
  solo_total: Percentiles;
  cpu_ms_per_transfer: number;
  idle_cpu: number | null;
  mem_peak_mb: number;
  data_b_per_transfer: number;
  load: number;
}

const { values } = parseArgs({
  options: {
    harness: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    n: { type: 'string', default: '500' },
    c: { type: 'string', default: '50' },
    engines: { type: 'string', default: 'floor-sqlite,embedded,restate,openworkflow-sqlite' },
    /** A folder prepared by an earlier run, to save the installation. */
    folder: { type: 'string' },
  },
});

/** The harness with its peers installed, in a folder outside the project. */
function prepare(harness: string): string {
  const folder = values.folder ?? mkdtempSync(path.join(tmpdir(), 'peers-'));
  cpSync(harness, folder, { recursive: true });
  chmodSync(folder, 0o755);
  execFileSync('chmod', ['-R', 'u+w', folder]);
  writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'peers', private: true, type: 'module', dependencies: PACKAGES }),
  );
  execFileSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  cpSync(path.join(import.meta.dirname, 'embedded.mjs'), path.join(folder, 'engines/embedded.mjs'));
  return folder;
}

/** One engine once; undefined, with its log, when it failed. */
function runOnce(folder: string, engine: string, round: number): Run | undefined {
  const out = path.join(folder, `${engine}.${round}.json`);
  rmSync(out, { force: true });
  const load = loadavg()[0] ?? 0;
  const flags = [
    '--engine',
    engine,
    '--n',
    values.n,
    '--c',
    values.c,
    '--warm',
    '50',
    '--idle',
    '4',
    '--out',
    out,
  ];
  const env = { ...process.env, PROJECT, WORKER_NODE: process.execPath };
  const { status, stderr } = spawnSync('./go.sh', flags, { cwd: folder, env, timeout: 300_000 });
  if (status !== 0) {
    console.error(`${engine}, round ${round}: ${stderr.toString().slice(-2000)}`);
    return undefined;
  }
  return { ...(JSON.parse(readFileSync(out, 'utf8')) as Run), load };
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function summary(runs: Run[]): Record<string, number | string> {
  const of = (pick: (run: Run) => number) => Math.round(median(runs.map(pick)) * 10) / 10;
  const rates = runs.map(({ per_s }) => per_s);
  return {
    runs: runs.length,
    'transfers/s': `${of((run) => run.per_s)} (${Math.min(...rates)}–${Math.max(...rates)})`,
    'event p50': of((run) => run.event.p50),
    'event p95': of((run) => run.event.p95),
    'alone p50': of((run) => run.solo_event.p50),
    'alone p95': of((run) => run.solo_event.p95),
    'whole alone': of((run) => run.solo_total.p50),
    'CPU ms': of((run) => run.cpu_ms_per_transfer),
    'idle CPU %': of((run) => 100 * (run.idle_cpu ?? Number.NaN)),
    'peak MB': of((run) => run.mem_peak_mb),
    'bytes on disk': of((run) => run.data_b_per_transfer),
    'load before': of((run) => run.load),
  };
}

if (!values.harness) throw new Error('give --harness, the folder of the peers\u2019 harness');
const folder = prepare(path.resolve(values.harness));
const engines = values.engines.split(',');
const results = new Map<string, Run[]>(engines.map((engine) => [engine, []]));
for (let round = 1; round <= Number(values.rounds); round++) {
  for (const engine of engines) {
    const run = runOnce(folder, engine, round);
    if (!run) continue;
    results.get(engine)?.push(run);
    console.log(
      `round ${round} ${engine}: ${run.per_s}/s, ${run.cpu_ms_per_transfer} CPU ms, load ${run.load.toFixed(1)}`,
    );
  }
}
console.table(Object.fromEntries([...results].map(([engine, runs]) => [engine, summary(runs)])));
if (!values.folder) rmSync(folder, { recursive: true });
