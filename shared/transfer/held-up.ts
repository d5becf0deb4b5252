import type { Addressee } from './mail-order.ts';
import { waitsFor } from './passing-time.ts';
import { isPaperReady, signersOf } from './questions.ts';
import type { Transfer } from './transfer.ts';

/** Whether nobody can go on until a paper is made that the product could not make so far. */
export const isHeldUp = (transfer: Transfer): boolean =>
  transfer.stuck !== undefined &&
  (transfer.stage === 'submission' || (signersOf(transfer).length > 0 && !isPaperReady(transfer)));

/** Whom the transfer waits for, as people are told: the team that runs the service while it holds everybody up. */
export const waitsForWhom = (transfer: Transfer): Addressee[] =>
  isHeldUp(transfer) ? ['ops'] : waitsFor(transfer);
