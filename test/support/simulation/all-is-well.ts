import { expect } from 'vitest';
import { violationsIn } from './invariants.ts';
import { MINUTE } from './manners.ts';
import type { Stageplay } from './stageplay.ts';

/** Once the sweeps have come by, every invariant of the campaigns holds. */
export async function allIsWell(play: Stageplay): Promise<void> {
  await play.pass(4 * MINUTE);
  expect(await violationsIn(play.world)).toEqual([]);
}

/** How many of the texts have this part in them. */
export const count = (texts: string[], part: string): number =>
  texts.filter((text) => text.includes(part)).length;
