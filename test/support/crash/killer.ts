import { setTimeout as pause } from 'node:timers/promises';
import type { Stack } from '../../../infra/local/stack.ts';
import { randomNumbers } from '../host/random.ts';

/** One moment to kill: after so many answers of the doors, or into the start that follows a kill; then so much later. */
export type Moment = { after: { answers: number } | 'restart'; delayMs: number };

/** Draws the moments of a seed: spread over all answers there will be, every fourth into the restart before it. */
export function drawMoments(seed: number, kills: number, answers: number): Moment[] {
  const below = randomNumbers(seed);
  const intoRestart = Math.floor(kills / 4);
  const working = Array.from({ length: kills - intoRestart }, () => ({
    after: { answers: 1 + below(answers) },
    delayMs: below(120),
  })).sort((one, other) => one.after.answers - other.after.answers);
  const moments: Moment[] = [...working];
  for (let n = 0; n < intoRestart; n += 1)
    moments.splice(1 + below(moments.length), 0, { after: 'restart', delayMs: below(700) });
  return moments;
}

/** A moment as a sentence, for the printed run. */
export const sentenceOfMoment = ({ after, delayMs }: Moment): string =>
  `${delayMs} ms after ${after === 'restart' ? 'the restart began' : `answer ${after.answers}`}`;

const LOOK_EVERY_MS = 5;

/** Kills the app's process at the given moments and waits, after the last, until it is back. Returns the killed processes' ids. */
export async function killAt(
  stack: Stack,
  moments: Moment[],
  answered: () => number,
  tell: (moment: Moment) => void,
): Promise<number[]> {
  const { host } = stack;
  const killed: number[] = [];
  let back: Promise<unknown> = Promise.resolve();
  for (const moment of moments) {
    const { after, delayMs } = moment;
    if (after === 'restart') await until(() => host.child.pid !== killed.at(-1));
    else {
      await back;
      await until(() => answered() >= after.answers);
    }
    await pause(delayMs);
    const { pid } = host.child;
    if (pid === undefined) throw new Error('There is no process to kill.');
    back = host.restarted();
    process.kill(pid, 'SIGKILL');
    tell(moment);
    killed.push(pid);
    await until(() => host.child.pid !== pid);
  }
  await back;
  return killed;
}

async function until(come: () => boolean): Promise<void> {
  while (!come()) await pause(LOOK_EVERY_MS);
}
