import type { History } from './history.ts';

/** Transactions of the Azure Storage provider by what an orchestration does, tables and queues apart (PERF 5). */
const PROVIDER = {
  start: { table: 6, queue: 3 },
  activity: { table: 3, queue: 6 },
  event: { table: 4, queue: 3 },
  firedTimer: { table: 3, queue: 3 },
  cancelledTimer: { table: 1, queue: 3 },
} as const;

/** USD per 10,000 transactions, list prices as noted in PERF 5. */
const GPV1 = 0.00036;
const GPV2 = { table: 0.00036, queue: 0.004 };

/** What one transfer costs the Durable provider in Azure: 9 + 9·activity + 7·event + 6·fired timer + 4·cancelled timer. */
export function providerTransactions({ activities, externalEvents, timersFired, timersCancelled }: History) {
  const sum = (of: 'table' | 'queue') =>
    PROVIDER.start[of] +
    PROVIDER.activity[of] * activities +
    PROVIDER.event[of] * externalEvents +
    PROVIDER.firedTimer[of] * timersFired +
    PROVIDER.cancelledTimer[of] * timersCancelled;
  return { table: sum('table'), queue: sum('queue') };
}

/** USD for a thousand transfers of so many transactions each. */
export function usdPerThousand({ table, queue }: { table: number; queue: number }) {
  const tenths = 1_000 / 10_000;
  return {
    gpv1: (table + queue) * GPV1 * tenths,
    gpv2: (table * GPV2.table + queue * GPV2.queue) * tenths,
  };
}
