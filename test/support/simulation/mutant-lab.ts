import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutants.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;
const fileOf = (name = 'subscription-transfer') => `test/simulation/${name}.test.ts`;
const STORIES = ['subscription-transfer', 'support-hours', 'failures', 'close-calls'].map(fileOf);

/** What the stories say of a copy of the product: the names of those that pass and of those that fail. */
export type Verdict = { passed: string[]; failed: string[]; output: string };

/** Runs the stories, or one of them, on a copy of the product with a fault in it, or with none. */
export async function judge(mutant?: Mutant): Promise<Verdict> {
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
  try {
    for (const part of ['functions', 'shared', 'infra/local/host/durable', 'test/support', ...STORIES])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    for (const file of ['package.json', 'tsconfig.json', 'test/vitest.config.ts'])
      cpSync(join(ROOT, file), join(copy, file));
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    if (mutant) infect(copy, mutant);
    return await stories(copy, mutant);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function infect(copy: string, { name, file, find, replace }: Mutant) {
  const path = join(copy, file);
  const parts = readFileSync(path, 'utf8').split(find);
  if (parts.length !== 2)
    throw new Error(`"${name}": ${file} has ${parts.length - 1} places like ${find}; look for one again.`);
  writeFileSync(path, parts.join(replace));
}

type Report = { testResults: { assertionResults: { title: string; status: string }[] }[] };

/** A run of its own, without the variables of the vitest we are in. */
async function stories(copy: string, mutant: Mutant | undefined): Promise<Verdict> {
  const report = join(copy, 'report.json');
  const choice = ['run', '--config', 'test/vitest.config.ts', '--project', 'simulation'];
  const files = mutant ? [fileOf(mutant.in)] : STORIES;
  const filter = mutant ? [...files, '-t', mutant.killedBy] : files;
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=json', `--outputFile=${report}`];
  const output = await outputOf([vitest, ...choice, ...filter, ...reporters], copy);
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const told = testResults.flatMap(({ assertionResults }) => assertionResults);
  const titles = (status: string) => told.filter((one) => one.status === status).map(({ title }) => title);
  return { passed: titles('passed'), failed: titles('failed'), output };
}

function outputOf(command: string[], cwd: string): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, command, {
    cwd,
    env: { PATH, HOME, NO_COLOR: '1' },
    timeout: 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  return new Promise((resolve) => void child.on('close', () => resolve(output)));
}

/** Judges many, two at a time; what cannot be judged is kept as the error it was. */
export async function judgeAll(mutants: Mutant[]): Promise<Map<string, Verdict | Error>> {
  const verdicts = new Map<string, Verdict | Error>();
  const waiting = [...mutants];
  const worker = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift())
      verdicts.set(mutant.name, await judge(mutant).catch((error: Error) => error));
  };
  await Promise.all([worker(), worker()]);
  return verdicts;
}
