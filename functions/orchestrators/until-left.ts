import type { Standing } from '../../shared/workflow/standing.ts';
import type { Pending, Steps } from '../runtime/flow.ts';
import type { TransferFlow } from './transfer-flow.ts';

/** The activity that decides, whoever won a race. */
type Settle = (about: { transferId: string }) => Pending<Standing>;

/** Shows where the transfer stands, then waits for an answer to any open question or for the next alarm. */
export function* answerOrAlarm(flow: TransferFlow, standing: Standing): Steps<void> {
  flow.step(standing);
  const questions = standing.questions.map((question) => [question, flow.event(question)] as const);
  yield* flow.first({ ...Object.fromEntries(questions), alarm: flow.at(standing.alarmAt) });
}

/**
 * Waits until the table says that a place is left: for an answer to any open question, a cancellation, or the
 * next alarm (reminder, warning, breach, expiry). Whoever wins the race, `settle` decides from the stored rows; it
 * also makes what paper is still lacking, whatever the stage.
 */
export function* untilLeft(
  flow: TransferFlow,
  standing: Standing,
  place = standing.place,
  settle: Settle = flow.act.makePapers,
): Steps<Standing> {
  let present = standing;
  while (present.place === place) {
    yield* answerOrAlarm(flow, present);
    present = yield* settle({ transferId: flow.id });
  }
  return present;
}
