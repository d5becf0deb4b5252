import type { Question } from '../transfer/questions.ts';

/**
 * Wakes the orchestration of a transfer. Only a nudge, never the truth: it may be lost, come twice or come
 * early, and the sweep repeats it (DESIGN 1). Answers whether it was taken; throws only on broken infrastructure.
 */
export interface Orchestrations {
  /** Starts the orchestration unless one exists already under this id. */
  start(transferId: string): Promise<void>;
  /** The version of the transfer it has taken, told by its own custom status; `gone` when there is no orchestration. */
  heard(transferId: string): Promise<number | 'gone'>;
  /** `gone` when there is no orchestration to hear it. */
  nudge(transferId: string, question: Question, messageId: string): Promise<'taken' | 'gone'>;
}
