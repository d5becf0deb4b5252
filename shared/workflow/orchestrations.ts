import type { Question } from '../transfer/questions.ts';

/**
 * Wakes the orchestration of a transfer. Only a nudge, never the truth: it may be lost, come twice or come
 * early, and the sweep repeats it (DESIGN 1). It throws when it could not be handed over.
 */
export interface Orchestrations {
  /** Starts the orchestration unless one is alive, or has come to its end, under this id. */
  start(transferId: string): Promise<void>;
  /** The version of the transfer it has taken, told by its own custom status; `gone` when there is none, or it has died. */
  heard(transferId: string): Promise<number | 'gone'>;
  /** Raises the question; when nobody is there to hear it, the sweep will find out. */
  nudge(transferId: string, question: Question, messageId: string): Promise<void>;
}
