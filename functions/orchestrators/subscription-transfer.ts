import { type End, isEnd, type Stage } from '../../shared/transfer/transfer.ts';
import type { Standing } from '../../shared/workflow/standing.ts';
import type { Activities } from '../activities/index.ts';
import type { Steps } from '../runtime/flow.ts';
import type { TransferFlow } from './transfer-flow.ts';
import { answerOrAlarm, untilLeft } from './until-left.ts';

/** One Azure subscription moves from one Cloud Solution Provider partner to another. */
export function* subscriptionTransfer(flow: TransferFlow): Steps<End> {
  const transfer = { transferId: flow.id };

  // 1  The customer asks its current partner in writing; the request is checked once more.
  flow.step({ stage: 'requested', version: 0 });
  let standing = yield* flow.act.checkRequest(transfer);

  while (!isEnd(standing.stage)) {
    flow.step(standing);
    standing = yield* CHAPTERS[standing.stage](flow, standing);
  }

  flow.step(standing);
  yield* tellEverybody(flow);
  return standing.stage as End;
}

type Chapter = (flow: TransferFlow, arrival: Standing) => Steps<Standing>;

/** A chapter in which nothing has to be made: the parties are told already, and answer, or time runs out. */
const waitForAnswers: Chapter = (flow, arrival) => untilLeft(flow, arrival);

/** A chapter that begins with making what the form lacks, and goes on making whatever the answers call for. */
const making = (paper: keyof Activities): Chapter =>
  function* (flow, { place }) {
    const made = yield* flow.act[paper]({ transferId: flow.id });
    return yield* untilLeft(flow, made, place, flow.act[paper]);
  };

/** The chapters of the story, one per stage; each ends at the stage the table has moved on to, forward or back. */
const CHAPTERS: Record<Exclude<Stage, End>, Chapter> = {
  requested: waitForAnswers,

  // 2  The current partner opens a service ticket.
  ticket: waitForAnswers,

  // 3  The current partner fills in the form, signs it, and sends it on.
  currentPartnerSignature: making('makePapers'),

  // 4  The new partner fills in its part; then customer and new partner review and sign, in any order.
  newPartner: making('makePapers'),
  signatures: making('makePapers'),

  // 5  The current partner checks the form and attaches it to the ticket.
  submission: making('checkSubmission'),
  // Microsoft Support answers within eight business hours; a deadline that comes near or passes is told, and the wait goes on.
  support: waitForAnswers,

  // 6  The new partner lists the roles on the subscription.  7  It removes the old partner's access.
  access: waitForAnswers,
};

/** The end is sealed into a certificate and told to everybody; what cannot be made or handed over now is tried again. */
function* tellEverybody(flow: TransferFlow): Steps<void> {
  let closing = yield* flow.act.closeTransfer({ transferId: flow.id });
  while (closing.unfinished) {
    yield* answerOrAlarm(flow, closing);
    closing = yield* flow.act.closeTransfer({ transferId: flow.id });
  }
  flow.step(closing);
}
