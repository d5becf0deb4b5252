import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const fileOf = (name = 'subscription-transfer') => `test/simulation/${name}.test.ts`;
const STORIES = [
  'subscription-transfer',
  'support-hours',
  'failures',
  'close-calls',
  'corrections',
  'signatories',
  'customers-page',
  'portals',
  'access-codes',
  'papers-and-copies',
].map((name) => fileOf(name));

/** What the stories say of a copy of the product: the names of those that pass and of those that fail. */
export type Verdict = { passed: string[]; failed: string[]; output: string };

/** A copy of the product to put one fault after the other into; what has been compiled for one is there for the next. */
type Lab = { judge(mutant?: Mutant): Promise<Verdict>; close(): void };

function openLab(): Lab {
  const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
  for (const part of ['functions', 'shared', 'infra/local/host/durable', 'test/support', ...STORIES])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'test/vitest.config.ts'])
    cpSync(join(ROOT, file), join(copy, file));
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return {
    async judge(mutant) {
      const heal = mutant && infect(copy, mutant);
      try {
        return await stories(copy, mutant);
      } finally {
        heal?.();
      }
    },
    close: () => rmSync(copy, { recursive: true, force: true }),
  };
}

/** Puts a fault in; answers how to take it out again. */
function infect(copy: string, { name, file, find, replace }: Mutant): () => void {
  const path = join(copy, file);
  const healthy = readFileSync(path, 'utf8');
  const parts = healthy.split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}": ${file} has ${parts.length - 1} places like ${find}; look for one again.`);
  writeFileSync(path, parts.join(replace));
  return () => writeFileSync(path, healthy);
}

/** A cold run of all stories takes a quarter of a minute of one core; a mutant that goes in circles is stopped after this long. */
const LONGEST_MS = 240_000;

/** The rows a title names at its end. */
const ROWS = / \([^)]*\)$/;

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

/** A run of its own, without the variables of the vitest we are in. */
async function stories(copy: string, mutant: Mutant | undefined): Promise<Verdict> {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const choice = ['run', '--config', 'test/vitest.config.ts', '--project', 'simulation'];
  const files = mutant ? [fileOf(mutant.in)] : STORIES;
  const filter = mutant ? [...files, '-t', mutant.killedBy] : files;
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const options = ['--reporter=json', `--outputFile=${report}`, `--fsModuleCachePath=${join(copy, 'cache')}`];
  const output = await outputOf([vitest, ...choice, ...filter, ...options], copy);
  if (!existsSync(report)) throw new Error(`The stories came to no end in ${LONGEST_MS} ms:\n${output}`);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const told = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (status: string) =>
    told.filter((one) => one.status === status).map(({ title }) => title.replace(ROWS, ''));
  return { passed: titles('passed'), failed: titles('failed'), output };
}

function outputOf(command: string[], cwd: string): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, command, {
    cwd,
    env: { PATH, HOME, NO_COLOR: '1' },
    timeout: LONGEST_MS,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise((resolve) => void child.on('close', () => resolve(output)));
}

/** What was found of the product as it is and of every mutant; what cannot be judged is kept as the error it was. */
export type Verdicts = { healthy: Verdict | Error; mutants: Map<string, Verdict | Error> };

/** Judges the product and many mutants of it, in two labs side by side. */
export async function judgeAll(mutants: Mutant[]): Promise<Verdicts> {
  const verdicts: Verdicts = { healthy: new Error('Nobody has judged it.'), mutants: new Map() };
  const waiting: (Mutant | undefined)[] = [undefined, ...mutants];
  const work = async () => {
    const lab = openLab();
    while (waiting.length > 0) {
      const mutant = waiting.shift();
      const verdict = await lab.judge(mutant).catch((error: Error) => error);
      if (mutant) verdicts.mutants.set(mutant.name, verdict);
      else verdicts.healthy = verdict;
    }
    lab.close();
  };
  await Promise.all([work(), work()]);
  return verdicts;
}
