import { setTimeout as pause } from 'node:timers/promises';
import { walkTransfer } from '../../support/crash/walk-transfer.ts';
import { TURNS, type Turn } from '../../support/crash/walker.ts';
import { cpuSecondsOf, peakMegabytesOf } from './processes.ts';
import { percentile, printTable } from './report.ts';
import { type Measured, onFreshStack } from './street.ts';

type Run = { drivers: number; transfers: number };
type Measurement = Run & {
  seconds: number;
  turns: Map<Turn, number[]>;
  app: number;
  azurite: number;
  desk: number;
};

const WARM_UP = 5;
const DRIVERS = 50;
const TRANSFERS = 150;
/** One driver alone has no need of as many to show a middle and an edge. */
const ALONE = 7.5;

/** `transfers` are walked by the many drivers together, and a part of so many by one alone. */
const runsOf = (transfers: number): Run[] => [
  { drivers: 1, transfers: Math.max(1, Math.round(transfers / ALONE)) },
  { drivers: Math.min(DRIVERS, transfers), transfers },
];

const IDLE_MS = 5_000;

/** Whole transfers through the HTTP doors, alone and with up to 50 drivers: rate, latency, CPU, memory, and CPU at rest. */
export async function benchSpeed(transfers = TRANSFERS): Promise<void> {
  await onFreshStack(async (measured) => {
    let next = 1;
    const numbers = () => next++;
    await drive(measured, { drivers: 1, transfers: WARM_UP }, numbers);
    const runs: Measurement[] = [];
    for (const run of runsOf(transfers)) runs.push(await drive(measured, run, numbers));
    await pause(IDLE_MS); // whatever the last mails set off is done
    const idle = await idleShares(measured);
    report(measured, runs, idle);
  });
}

/** Closed loop: each driver begins its next transfer when its last has ended. */
async function drive({ stack, walk }: Measured, run: Run, numbers: () => number): Promise<Measurement> {
  const turns = new Map<Turn, number[]>(TURNS.map((turn) => [turn, []]));
  const onTurn = (turn: Turn, milliseconds: number) => void turns.get(turn)?.push(milliseconds);
  const cpu = () => [
    cpuSecondsOf(stack.host.child.pid ?? 0),
    cpuSecondsOf(stack.azurite.pid),
    cpuSecondsOf(process.pid),
  ];
  const before = cpu();
  const began = performance.now();
  let left = run.transfers;
  const driver = async () => {
    while (left-- > 0) await walkTransfer(walk(onTurn), numbers());
  };
  await Promise.all(Array.from({ length: run.drivers }, driver));
  const seconds = (performance.now() - began) / 1_000;
  const [app = 0, azurite = 0, desk = 0] = cpu().map((used, n) => used - (before[n] ?? 0));
  return { ...run, seconds, turns, app, azurite, desk };
}

async function idleShares({ stack }: Measured): Promise<{ app: number; azurite: number }> {
  const pids = [stack.host.child.pid ?? 0, stack.azurite.pid];
  const before = pids.map(cpuSecondsOf);
  await pause(IDLE_MS);
  const [app = 0, azurite = 0] = pids.map(
    (pid, n) => ((cpuSecondsOf(pid) - (before[n] ?? 0)) * 100_000) / IDLE_MS,
  );
  return { app, azurite };
}

const ms = (milliseconds: number): string => milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
const quantiles = (samples: readonly number[]): string =>
  [0.5, 0.95, 0.99].map((share) => ms(percentile(samples, share))).join(' / ');

function report({ stack }: Measured, runs: Measurement[], idle: { app: number; azurite: number }): void {
  const each = (of: (run: Measurement) => string) => runs.map(of);
  const perTransfer = (value: number, { transfers }: Run) => ms((value * 1_000) / transfers);
  printTable(
    'Product: whole transfers through the HTTP doors (SQLite and Azurite on disk)',
    ['', ...runs.map(({ drivers }) => (drivers === 1 ? '1 driver' : `${drivers} drivers`))],
    [
      ['transfers', ...each(({ transfers }) => String(transfers))],
      ['transfers per second', ...each(({ transfers, seconds }) => (transfers / seconds).toFixed(2))],
      [
        'event → next state, ms p50 / p95 / p99',
        ...each(({ turns }) => quantiles([...turns.values()].flat())),
      ],
      ...TURNS.map((turn) => [`  ${turn}`, ...each(({ turns }) => quantiles(turns.get(turn) ?? []))]),
      ['CPU ms per transfer: app', ...each((run) => perTransfer(run.app, run))],
      ['CPU ms per transfer: Azurite', ...each((run) => perTransfer(run.azurite, run))],
      ['CPU ms per transfer: desk and drivers', ...each((run) => perTransfer(run.desk, run))],
    ],
    [
      `peak memory: app ${peakMegabytesOf(stack.host.child.pid ?? 0).toFixed(0)} MB, Azurite ${peakMegabytesOf(stack.azurite.pid).toFixed(0)} MB`,
      `idle over ${IDLE_MS / 1_000} s: app ${idle.app.toFixed(1)} %, Azurite ${idle.azurite.toFixed(1)} % of one core`,
      'event → next state: from the POST at the door to the arrival of the mail that calls the next party (the last of them',
      'where several are called). Desk and drivers share one process; their time is in the latencies of many drivers.',
    ],
  );
}
