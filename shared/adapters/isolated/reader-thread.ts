import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { DocumentReading, Roots } from '../../verify/reading.ts';

/** What one file may cost: time from the moment the thread has it, and memory of the thread's own heap. */
export type Limits = { milliseconds: number; megabytes: number };

/** A thread with nothing but the reading code in it, and no settings of the app. */
export interface ReaderThread {
  /** The answer, or `undefined` when the file cost too much: then the thread is gone, as it is when this throws. */
  read(pdf: Uint8Array, roots: Roots): Promise<DocumentReading | undefined>;
  end(): Promise<unknown>;
}

/**
 * Started from source this file is TypeScript and so is the thread's; in a bundle the thread is an entry of its own,
 * `reading-thread.js`, beside the file that has this code in it.
 */
const CODE = new URL(
  import.meta.url.endsWith('.ts') ? './reading-thread.ts' : './reading-thread.js',
  import.meta.url,
);

/** Starts a thread and waits until it listens. Throws when its code cannot be loaded. */
export async function startReaderThread({ milliseconds, megabytes }: Limits): Promise<ReaderThread> {
  const worker = new Worker(CODE, {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  await once(worker, 'message');
  // What a thread that was given up says on its way out is nobody's business.
  worker.on('error', () => undefined);
  // An idle thread must not keep a program running that has nothing else to do.
  worker.unref();
  return {
    end: () => worker.terminate(),
    async read(pdf, roots) {
      worker.ref();
      const answer = await answerOf(worker, { pdf, roots }, milliseconds);
      worker.unref();
      return answer;
    },
  };
}

function answerOf(
  worker: Worker,
  asked: { pdf: Uint8Array; roots: Roots },
  milliseconds: number,
): Promise<DocumentReading | undefined> {
  return new Promise((resolve, reject) => {
    const finish = (reading?: DocumentReading) => {
      clearTimeout(timer);
      worker.off('message', finish).off('exit', giveUp).off('error', fail);
      if (!reading) void worker.terminate();
      resolve(reading);
    };
    const giveUp = () => finish();
    // Reading throws for nothing in a file: any other error is ours.
    const fail = (cause: Error) => {
      if (!isOutOfMemory(cause)) reject(cause);
      finish();
    };
    const timer = setTimeout(giveUp, milliseconds);
    worker.once('message', finish).once('exit', giveUp).once('error', fail);
    worker.postMessage(asked);
  });
}

const isOutOfMemory = (cause: Error): boolean => 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
