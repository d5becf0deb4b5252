import type { Orchestrations } from '../../../shared/workflow/orchestrations.ts';
import type { Dice } from './dice.ts';
import type { DurableHost } from './durable-host.ts';
import type { Story } from './story.ts';
import type { Timeline } from './timeline.ts';

/** What befalls nudges on their way; chances from 0 to 1. */
export type NudgePlan = { lost: number; twice: number; slowestMs: number };

/** Nudges that arrive at once, and once. */
export const PROMPT: NudgePlan = { lost: 0, twice: 0, slowestMs: 0 };

type Sources = { host: DurableHost; timeline: Timeline; dice: Dice; story: Story; plan: NudgePlan };

/** The way to the orchestrations: what is sent on it may be lost, late or doubled, and the sender cannot always tell. */
export function flakyOrchestrations({ host, timeline, dice, story, plan }: Sources): Orchestrations {
  const isLost = (what: string): boolean => {
    const lost = dice.chance(plan.lost);
    if (lost) story.tell('nudge', `lost: ${what}`);
    if (lost && dice.chance(0.5)) throw new Error('The orchestrations could not be reached.');
    return lost;
  };
  /** Whatever goes wrong on a late delivery is nobody's to hear. */
  const deliver = (delayMs: number, send: () => Promise<unknown>) =>
    timeline.after(delayMs, () => send().catch(() => undefined));

  return {
    async start(transferId) {
      if (isLost('start')) return;
      if (plan.slowestMs === 0) return host.start(transferId);
      deliver(dice.between(0, plan.slowestMs), () => host.start(transferId));
    },
    heard: (transferId) => host.heard(transferId),
    async nudge(transferId, question, messageId) {
      if (isLost(question)) return;
      const send = () => host.raise(transferId, question, messageId);
      if (dice.chance(plan.twice)) deliver(dice.oneOf([0, 5, 2_000, 3_600_000]), send);
      if (dice.chance(0.5) || plan.slowestMs === 0) await send();
      else deliver(dice.between(0, plan.slowestMs), send);
    },
  };
}
