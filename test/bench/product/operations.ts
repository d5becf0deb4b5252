import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stack } from '../../../infra/local/stack.ts';
import { walkTransfer } from '../../support/crash/walk-transfer.ts';
import { TURNS, type Turn } from '../../support/crash/walker.ts';
import { type History, historyIn } from './history.ts';
import { MINIMUM, MINIMUM_LEGEND } from './minimum.ts';
import { providerTransactions, usdPerThousand } from './price.ts';
import { printTable } from './report.ts';
import { isBlob, KINDS, quiet, type StorageRequest } from './requests.ts';
import { onFreshStack } from './street.ts';

/** What one transfer asked of the world, turn by turn. */
type Asked = { requests: StorageRequest[]; mails: number; notices: number };
type Counted = { turns: Map<Turn, Asked>; history?: History };

/** Storage requests, mails, history and Azure transactions of one whole transfer, counted at the wire. */
export async function benchOperations(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'csp-transfer-requests-'));
  const log = join(dir, 'requests.log');
  const options = process.env.NODE_OPTIONS;
  process.env.BENCH_REQUEST_LOG = log;
  process.env.NODE_OPTIONS =
    `${options ?? ''} --import ${new URL('./request-log.ts', import.meta.url)}`.trim();
  try {
    const counted = await countOne(log);
    reportRequests(counted);
    if (counted.history) reportHistory(counted.history, requestsOf(counted));
  } finally {
    process.env.NODE_OPTIONS = options ?? '';
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The first transfer makes the tables and fills the caches; the second is counted. Each turn is waited for until storage is quiet. */
async function countOne(log: string): Promise<Counted> {
  const counted: Counted = { turns: new Map() };
  let transferId = '';
  await onFreshStack(
    async ({ stack, walk }) => {
      await walkTransfer(walk(), 1);
      let known = (await quiet(log)).length;
      let before = arrived(stack);
      const onTurn = async (turn: Turn) => {
        const requests = await quiet(log);
        const { mails, notices } = arrived(stack);
        const news = { mails: mails - before.mails, notices: notices - before.notices };
        counted.turns.set(turn, { requests: requests.slice(known), ...news });
        known = requests.length;
        before = { mails, notices };
      };
      ({ transferId } = await walkTransfer(walk(onTurn), 2));
    },
    (dir) => {
      counted.history = historyIn(dir, transferId);
    },
  );
  return counted;
}

/** The mails and notices of all transfers so far. */
const arrived = ({ desk, portals }: Stack) => ({
  mails: desk.inbox.all().length,
  notices: portals.portals.reduce((sum, { partnerId }) => sum + portals.of(partnerId).length, 0),
});

const requestsOf = ({ turns }: Counted): StorageRequest[] =>
  [...turns.values()].flatMap(({ requests }) => requests);

function reportRequests({ turns }: Counted): void {
  const of = (requests: StorageRequest[], kind: string) =>
    requests.filter((request) => request.kind === kind).length;
  const lines = TURNS.map((turn) => {
    const { requests = [], mails = 0, notices = 0 } = turns.get(turn) ?? {};
    const counts = KINDS.map((kind) => of(requests, kind));
    return [turn, ...counts, requests.length, MINIMUM[turn], requests.length - MINIMUM[turn], mails, notices];
  });
  const total = (column: number) => lines.reduce((sum, line) => sum + Number(line[column]), 0);
  const columns = ['turn', ...KINDS, 'requests', 'minimum', 'beyond', 'mails', 'notices'];
  printTable(
    'Operations: what one transfer asks of storage and mail, counted at Azurite’s door',
    columns,
    [...lines, ['whole transfer', ...columns.slice(1).map((_, n) => total(n + 1))]],
    [
      ...MINIMUM_LEGEND,
      'A batch is one request and one transaction in Azure’s bill. What a turn sets off after its mail counts in that turn.',
      readsByTable(turns),
      ...conflicts(turns),
    ],
  );
}

/** Which tables are read how often; a notice and a mail to an organisation each look up the partner. */
function readsByTable(turns: Counted['turns']): string {
  const reads = [...turns.values()].flatMap(({ requests }) =>
    requests.filter(({ kind }) => kind === 'table read').map(({ where }) => where),
  );
  const counts = [...new Set(reads)].map(
    (where) => `${reads.filter((other) => other === where).length} × ${where}`,
  );
  return `table reads: ${counts.toSorted().join(', ')}`;
}

/** Requests that were answered with an error, by where; 404 of a first look is one of them. */
function conflicts(turns: Counted['turns']): string[] {
  const failed = [...turns.values()].flatMap(({ requests }) =>
    requests.filter(({ status }) => status >= 400),
  );
  const names = failed.map(({ kind, where, status }) => `${status} ${kind} ${where}`);
  const counts = [...new Set(names)].map(
    (name) => `${names.filter((other) => other === name).length} × ${name}`,
  );
  return [`answered with an error: ${counts.join(', ') || 'none'}`];
}

function reportHistory(history: History, requests: StorageRequest[]): void {
  const provider = providerTransactions(history);
  const own = { table: requests.filter((request) => !isBlob(request)).length, queue: 0 };
  const blobs = requests.length - own.table;
  const usd = (count: { table: number; queue: number }) => {
    const { gpv1, gpv2 } = usdPerThousand(count);
    return [`${gpv1.toFixed(4)}`, `${gpv2.toFixed(4)}`];
  };
  const both = { table: provider.table + own.table, queue: provider.queue };
  const formula = `${history.activities} activities, ${history.externalEvents} events, ${history.timersFired} fired and ${history.timersCancelled} cancelled timers`;
  printTable(
    'Operations: the orchestration, and what Azure Storage would be asked for it',
    ['per transfer', 'tables', 'queues', 'in all', 'USD/1,000 GPv1', 'USD/1,000 GPv2'],
    [
      ['Durable provider', provider.table, provider.queue, provider.table + provider.queue, ...usd(provider)],
      ['the product’s own tables', own.table, 0, own.table, ...usd(own)],
      ['both', both.table, both.queue, both.table + both.queue, ...usd(both)],
    ],
    [
      `history: ${history.events} events in ${history.episodes} episodes, ${history.bytes} bytes; ${formula}`,
      'Durable provider: 9 + 9·activity + 7·event + 6·fired timer + 4·cancelled timer, prices of PERF 5 (86 for its smaller transfer).',
      `Blob requests come on top: ${blobs} per transfer, priced by tier.`,
    ],
  );
}
