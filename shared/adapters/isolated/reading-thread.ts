import { parentPort } from 'node:worker_threads';
import { readDocument } from '../../verify/read-document.ts';
import type { Roots } from '../../verify/reading.ts';

/** What the thread is asked. */
export type Asked = { pdf: Uint8Array; roots: Roots };

// One file at a time: the next is sent when the answer to this one has come.
parentPort?.on('message', ({ pdf, roots }: Asked) => parentPort?.postMessage(readDocument(pdf, roots)));
parentPort?.postMessage('ready');
