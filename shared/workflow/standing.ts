import type { Instant } from '../transfer/instant.ts';
import { nextAlarm } from '../transfer/passing-time.ts';
import { openQuestions, type Question } from '../transfer/questions.ts';
import { placeOf, type Stage, type Transfer } from '../transfer/transfer.ts';
import { isUnfinished } from '../transfer/transfer-index.ts';

/** All an orchestration ever learns of a transfer: where it stands, what it waits for and until when. No names, no content (RELIABILITY I4). */
export type Standing = {
  /** See `placeOf`. */
  place: string;
  stage: Stage;
  /** The version of the transfer this was read from: what the orchestration has heard when it takes it. */
  version: number;
  questions: Question[];
  alarmAt: Instant;
  /** It has ended, and news is still to be handed over, or the certificate to be made. */
  unfinished: boolean;
};

/** The standing of a transfer at `now`. */
export const standingOf = (transfer: Transfer, now: Instant): Standing => ({
  place: placeOf(transfer),
  stage: transfer.stage,
  version: transfer.version,
  questions: openQuestions(transfer),
  alarmAt: nextAlarm(transfer, now),
  unfinished: isUnfinished(transfer),
});

/** What every activity is told: which transfer it is about. */
export type About = { transferId: string };
