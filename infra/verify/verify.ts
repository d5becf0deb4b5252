import { isolatedReader } from '../../shared/adapters/isolated/isolated-reader.ts';
import type { Report } from '../../shared/verify/report.ts';
import { verifyDocument } from '../../shared/verify/verify-document.ts';
import { askApp } from './ask-app.ts';
import { CannotCheck, sayProblem, WORDS } from './cannot-check.ts';
import { languageIn, type Options, readOptions } from './options.ts';
import { linesOf } from './print-report.ts';
import { fileToCheck } from './read-file.ts';
import { trustedRoots } from './trusted-roots.ts';

/** The command `npm run verify`: prints a report and sets the exit code. */
async function main(args: string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    process.stdout.write(`${WORDS[languageIn(args)].help}\n`);
    return 0;
  }
  const report = await reportOf(options);
  const text = options.json ? JSON.stringify(report, null, 2) : linesOf(report, options).join('\n');
  process.stdout.write(`${text}\n`);
  return report.weight === 'genuine' ? 0 : 1;
}

async function reportOf(options: Options): Promise<Report> {
  const pdf = await fileToCheck(options.file);
  return options.url === undefined ? readHere(pdf, options) : askApp(options.url, pdf, options);
}

/** What is no PDF, or bears no signature, is said to be so without any root; only signatures are held against them. */
async function readHere(pdf: Uint8Array, options: Options): Promise<Report> {
  const known = await trustedRoots(options).then(
    (roots) => ({ roots }),
    (problem: unknown) => ({ roots: { seal: [] }, problem }),
  );
  const reader = isolatedReader();
  try {
    const report = await verifyDocument({ reader, roots: known.roots }, pdf, options.language);
    if (report === 'busy') throw new CannotCheck('busy');
    if ('problem' in known && report.signatures.length > 0) throw known.problem;
    return report;
  } finally {
    await reader.end();
  }
}

const args = process.argv.slice(2);
try {
  process.exitCode = await main(args);
} catch (problem) {
  // Whatever the reason, a person reads it in one line and a script sees that nothing was checked.
  process.stderr.write(`${sayProblem(problem, languageIn(args))}\n`);
  process.exitCode = 2;
}
