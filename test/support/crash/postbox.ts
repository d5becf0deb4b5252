import type { Desk } from '../../../infra/local/desk/start-desk.ts';

/** A mail that came for one transfer: when it was taken, by `performance.now()`. */
export type Post = { subject: string; to: string; text: string; takenAt: number };

/** What somebody waits for: the beginning of a subject, whom the mail is for, and the moment before which it is none. */
export type Awaited = { subject: string; to?: string | undefined; since?: number };

/** The mails of all transfers, handed to whoever waits for them. */
export type Postbox = {
  /** The first mail of a transfer that fits, now or later. */
  next(transferId: string, awaited: Awaited): Promise<Post>;
  /** Stops listening; who still waits is told. */
  close(): void;
};

type Waiting = { fits: (post: Post) => boolean; resolve(post: Post): void; reject(reason: Error): void };

const NAMED = /\(transfer (t[0-9a-z]+)\)/;
/** Longer than any run; the inbox wants a limit. */
const LISTEN_MS = 3_600_000;

/** Sorts the desk's mails by the transfer they are about; listens from the first mail on. */
export function openPostbox(inbox: Desk['inbox'], limitMs: number): Postbox {
  const came = new Map<string, Post[]>();
  const waiting = new Map<string, Set<Waiting>>();
  let closed = false;

  function take(mail: ReturnType<Desk['inbox']['all']>[number]): void {
    const { subject, plainText = '' } = mail.message.content;
    const transferId = NAMED.exec(plainText)?.[1];
    if (transferId === undefined) return;
    const to = mail.message.recipients.to[0]?.address ?? '';
    const post: Post = { subject, to, text: plainText, takenAt: performance.now() };
    came.set(transferId, [...(came.get(transferId) ?? []), post]);
    for (const one of waiting.get(transferId) ?? []) if (one.fits(post)) one.resolve(post);
  }

  async function listen(): Promise<void> {
    for (let number = 1; !closed; number += 1)
      take(await inbox.waitFor((mail) => closed || mail.number === number, LISTEN_MS));
  }
  void listen().catch(() => undefined); // an hour without mail: nobody waits any more

  return {
    next(transferId, { subject, to, since = 0 }) {
      const fits = (post: Post) =>
        post.subject.startsWith(subject) && post.takenAt >= since && (to === undefined || post.to === to);
      const found = came.get(transferId)?.find(fits);
      return found ? Promise.resolve(found) : nextOf(transferId, fits, `"${subject}" to ${to ?? 'anybody'}`);
    },
    close() {
      closed = true;
      for (const ones of waiting.values())
        for (const one of ones) one.reject(new Error('The postbox closed.'));
    },
  };

  function nextOf(transferId: string, fits: (post: Post) => boolean, what: string): Promise<Post> {
    const { promise, resolve, reject } = Promise.withResolvers<Post>();
    const ones = waiting.get(transferId) ?? new Set();
    const one = { fits, resolve, reject };
    waiting.set(transferId, ones.add(one));
    const limit = setTimeout(() => {
      const subjects = came
        .get(transferId)
        ?.map((post) => post.subject)
        .join(' · ');
      reject(new Error(`${transferId}: no mail ${what} within ${limitMs} ms; came: ${subjects ?? 'none'}.`));
    }, limitMs);
    return promise.finally(() => {
      clearTimeout(limit);
      ones.delete(one);
    });
  }
}
