import { setTimeout as pause } from 'node:timers/promises';

/** How long somebody waits for one answer, and how long they go on asking, in milliseconds. */
export type Patience = { attemptMs: number; allMs: number };

/** A whole answer: its body has been read to the end. */
export type Answer = { status: number; headers: Headers; bytes: Uint8Array };

/** What to ask; made anew for every attempt, since a webhook's signature covers the time it is sent. */
export type Ask = () => { url: string; init: RequestInit };

/** Asks until somebody answers. */
export type Knock = (ask: Ask) => Promise<Answer>;

/** How often was asked, and how often an answer came. */
export type KnockCount = { asked: number; answered: number };

const BETWEEN_ATTEMPTS_MS = 100;

/**
 * Somebody impatient: whatever is not answered whole and in time is asked again, also while the first attempt is
 * still in work. Answers from 500 on are no answers. Throws when `allMs` have passed, with the last reason.
 */
export function persistentKnock({ attemptMs, allMs }: Patience, count: KnockCount): Knock {
  return async (ask) => {
    let reason: unknown;
    for (const giveUp = performance.now() + allMs; performance.now() < giveUp; ) {
      count.asked += 1;
      try {
        const answer = await attempt(ask, attemptMs);
        if (answer.status < 500) {
          count.answered += 1;
          return answer;
        }
        reason = `status ${answer.status}`;
      } catch (cause) {
        // Refused, reset, cut off in the middle, or too slow: the person presses the button again.
        reason = cause;
      }
      await pause(BETWEEN_ATTEMPTS_MS);
    }
    throw new Error(`No answer from ${ask().url} within ${allMs} ms`, { cause: reason });
  };
}

async function attempt(ask: Ask, limitMs: number): Promise<Answer> {
  const { url, init } = ask();
  const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(limitMs) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}

/** The text of an answer. */
export const textOf = ({ bytes }: Answer): string => new TextDecoder().decode(bytes);

/** Throws unless the answer has this status; the message holds what came instead. */
export function expectStatus(answer: Answer, status: number, what: string): Answer {
  if (answer.status === status) return answer;
  throw new Error(`${what} was answered with ${answer.status}: ${textOf(answer).slice(0, 600)}`);
}
