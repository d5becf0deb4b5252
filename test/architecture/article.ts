import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from './source.ts';

/** The article has seven steps (DOMAIN 2). */
export const STEPS = [1, 2, 3, 4, 5, 6, 7];

/** A comment, or a sentence in it, that begins with the steps it tells of: `5  The current partner …`, `1-2  The …`. */
const STEP_COMMENT =
  /(?:^[\s*]*|\.\s+(?=[^.]{1,5}\s{2}))([1-7])(?:\s*(?:[-–,]|and)\s*([1-7]))?(?:[.:]\s+|\s{1,3})(?=[A-Z])/g;
const STEP_ROW = /^\|\s*\**([1-7])(?:\s*[-–]\s*([1-7]))?\**\s*\|(.*)$/;

/** Which step is named where in the orchestrators, `step → places`. */
export function stepsTold(root: string): Map<number, string[]> {
  const told = new Map(STEPS.map((step): [number, string[]] => [step, []]));
  for (const { path, comments } of sourcesIn(root, 'functions/orchestrators')) {
    for (const { value, line } of comments) {
      const steps = [...value.matchAll(STEP_COMMENT)].flatMap(stepsIn);
      for (const step of steps) told.get(step)?.push(`${path}:${line}`);
    }
  }
  return told;
}

/** Steps for which the table in README.md names no file, or one that is not there, as sentences. */
export function stepsWithoutFile(root: string): string[] {
  const rows = readFileSync(join(root, 'README.md'), 'utf8').split('\n');
  return STEPS.flatMap((step) => {
    const cells = rows.map((row) => STEP_ROW.exec(row)).find((row) => stepsIn(row).includes(step))?.[3];
    if (cells === undefined) return [`README.md has no table row for step ${step}.`];
    const paths = [...cells.matchAll(/`([\w./-]+\/[\w.-]+)`|\]\(([^)#]+)\)/g)].map(
      ([, code, link]) => code ?? link ?? '',
    );
    if (paths.length === 0) return [`README.md names no file for step ${step}.`];
    return paths
      .filter((path) => !isFile(join(root, path)))
      .map((path) => `README.md: step ${step} names ${path}, no file.`);
  });
}

function stepsIn(found: RegExpExecArray | null | undefined): number[] {
  if (!found) return [];
  const first = Number(found[1]);
  const last = Number(found[2] ?? first);
  return STEPS.filter((step) => first <= step && step <= last);
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
