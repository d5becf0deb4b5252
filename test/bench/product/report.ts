import { cpus, loadavg, totalmem } from 'node:os';

/** The machine as it is now: figures without it mean nothing. */
export function machineLine(): string {
  const [cpu] = cpus();
  const load = loadavg().map((average) => average.toFixed(2));
  const gigabytes = (totalmem() / 2 ** 30).toFixed(0);
  return `${new Date().toISOString()}  Node ${process.version}  ${cpus().length} × ${cpu?.model ?? 'unknown CPU'}  ${gigabytes} GB  load ${load.join(' ')}`;
}

/** A table on the terminal: first column to the left, figures to the right. */
export function printTable(
  title: string,
  columns: string[],
  rows: (string | number)[][],
  legend: string[] = [],
): void {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, n) => Math.max(...cells.map((row) => row[n]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  const [head = [], ...body] = cells;
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  const text = [title, machineLine(), '', line(head), rule, ...body.map(line), '', ...legend];
  process.stdout.write(`\n${text.join('\n')}\n`);
}

/** The value below which this share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
