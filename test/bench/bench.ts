import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchOperations } from './product/operations.ts';
import { machineLine } from './product/report.ts';
import { benchSimulation } from './product/simulation.ts';
import { benchSpeed } from './product/speed.ts';

const USAGE = `npm run bench [-- product | operations | documents | sealing | pages | simulation | peers --harness <folder>] [--transfers <n>]

Without a name everything is measured, one after another. Figures are printed and never asserted.
  product      whole transfers through the HTTP doors: rate, latency, CPU, memory; then operations
               (--transfers <n> for another number than 150)
  operations   storage requests, mails, history and Azure transactions of one transfer
  documents    making, filling, sealing and checking the form
  sealing      three signatures on one form, beside @signpdf and a plain load and save
  pages        from the click in a mail to a page that can be read, in the browser that npm installed
  simulation   whole transfers per second in the simulated world
  peers        the engine beside other workflow engines on the same work; needs the folder of their harness and
               installs them outside this one, so it is left out unless the folder is given`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    harness: { type: 'string' },
    transfers: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

/** A bench that is a program of its own: a clean process is part of what it measures. */
const program = async (path: string, ...args: string[]): Promise<void> => {
  const file = fileURLToPath(new URL(path, import.meta.url));
  if (!existsSync(file)) throw new Error(`There is no ${path} to run.`);
  const child = spawn(process.execPath, [...process.execArgv, file, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${path} ended with ${code}.`);
};

async function benchProduct(): Promise<void> {
  const transfers = Number(values.transfers ?? Number.NaN);
  await benchSpeed(Number.isInteger(transfers) && transfers > 0 ? transfers : undefined);
  await benchOperations();
}

async function benchPeers(): Promise<void> {
  if (!values.harness) throw new Error('--harness <folder> is needed.');
  await program('./peers/run.ts', '--harness', values.harness);
}

const SECTIONS: Record<string, () => Promise<void>> = {
  product: benchProduct,
  operations: benchOperations,
  documents: () => program('./documents.ts'),
  sealing: () => program('./sealing/sealing.ts'),
  pages: () => program('./readable-page.ts'),
  simulation: benchSimulation,
  peers: benchPeers,
};

const EVERYTHING = [
  'product',
  'documents',
  'sealing',
  'pages',
  'simulation',
  ...(values.harness ? ['peers'] : []),
];

async function main(): Promise<void> {
  if (values.help || positionals.some((name) => !Object.hasOwn(SECTIONS, name))) {
    process.stdout.write(`${USAGE}\n`);
    process.exit(values.help ? 0 : 1);
  }
  process.stdout.write(`${machineLine()}\n`);
  const failures: string[] = [];
  for (const name of positionals.length > 0 ? positionals : EVERYTHING)
    await SECTIONS[name]?.().catch((cause: unknown) => failures.push(`${name}: ${String(cause)}`));
  for (const failure of failures) process.stderr.write(`${failure}\n`);
  process.exit(failures.length > 0 ? 1 : 0); // the desk's listeners would keep the process for an hour
}

await main();
