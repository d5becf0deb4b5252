import type { Instant } from '../../../shared/transfer/instant.ts';

/** What happened in a run, line by line, for whoever has to understand a failure. */
export type Story = { tell(who: string, what: string): void; lines(): string[] };

/** A story on the clock given. */
export function storyOf(now: () => Instant): Story {
  const told: { at: Instant; who: string; what: string }[] = [];
  return {
    tell: (who, what) => void told.push({ at: now(), who, what }),
    lines: () =>
      told.map(({ at, who, what }) => `${at.slice(0, 10)} ${at.slice(11, 23)}  ${who.padEnd(16)} ${what}`),
  };
}
