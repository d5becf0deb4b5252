import { readFile } from 'node:fs/promises';
import { isolatedReader } from '../../shared/adapters/isolated/isolated-reader.ts';
import type { Report } from '../../shared/verify/report.ts';
import { verifyDocument } from '../../shared/verify/verify-document.ts';
import { askApp } from './ask-app.ts';
import { HELP, type Options, readOptions } from './options.ts';
import { linesOf } from './print-report.ts';
import { trustedRoots } from './trusted-roots.ts';

/** The command `npm run verify`: prints a report and sets the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(`${HELP}\n`);
    return 0;
  }
  const report = await reportOf(options);
  const text = options.json ? JSON.stringify(report, null, 2) : linesOf(report).join('\n');
  process.stdout.write(`${text}\n`);
  return report.weight === 'genuine' ? 0 : 1;
}

async function reportOf(options: Options): Promise<Report> {
  const pdf = await readFile(options.file);
  if (options.url !== undefined) return askApp(options.url, pdf, options);
  const reader = isolatedReader();
  try {
    const report = await verifyDocument(
      { reader, roots: await trustedRoots(options) },
      pdf,
      options.language,
    );
    if (report === 'busy') throw new Error('The reader is busy.');
    return report;
  } finally {
    await reader.end();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (problem) {
  // Whatever the reason, a person reads it in one line and a script sees that nothing was checked.
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}\n`);
  process.exitCode = 2;
}
