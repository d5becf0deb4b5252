import type { DocumentReader, DocumentReading, Roots } from '../../verify/reading.ts';
import { type Limits, type ReaderThread, startReaderThread } from './reader-thread.ts';

/** How a reader treats the files it is given. */
export type ReaderOptions = Limits & {
  /** How many may wait for the one that is being read; who comes after them is told to come back. */
  waiting: number;
  /** After so many files the thread is replaced: what parsers remember is forgotten with it. */
  files: number;
};

/** RELIABILITY T8; an honest file of 5 MB with a thousand pages takes a sixth of that time. */
const USUAL: ReaderOptions = { milliseconds: 2000, megabytes: 192, waiting: 8, files: 50 };

/** A reader that can be ended; one that is not ended keeps no program from ending. */
export type IsolatedReader = DocumentReader & { end(): Promise<void> };

/**
 * Reads strangers' files one after the other in a thread of their own (RELIABILITY T8): a file that asks for too much
 * costs that thread and nothing else. The thread starts with the first file and stays, because starting takes longer
 * than reading.
 */
export function isolatedReader(options: Partial<ReaderOptions> = {}): IsolatedReader {
  const limits = { ...USUAL, ...options };
  let thread: ReaderThread | undefined;
  let read = 0;
  let queued = 0;
  let before: Promise<unknown> = Promise.resolve();

  async function readNow(pdf: Uint8Array, roots: Roots): Promise<DocumentReading | 'too-costly'> {
    const current = thread ?? (await startReaderThread(limits));
    thread = undefined;
    const reading = await current.read(pdf, roots);
    if (reading && ++read < limits.files) {
      thread = current;
      return reading;
    }
    read = 0;
    await current.end();
    return reading ?? 'too-costly';
  }

  return {
    async read(pdf, roots) {
      if (queued > limits.waiting) return 'busy';
      queued++;
      const turn = before.then(() => readNow(pdf, roots));
      before = turn.catch(() => undefined);
      return turn.finally(() => {
        queued--;
      });
    },
    async end() {
      await before;
      await thread?.end();
      thread = undefined;
    },
  };
}
