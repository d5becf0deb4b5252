import type { SigningSession } from '../../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal } from '../../../shared/transfer/refusals.ts';
import type { Answer } from '../../runtime/answer.ts';
import type { Knock } from '../../runtime/endpoint.ts';
import type { Attempt } from './attempt.ts';
import { review } from './review.ts';

/** The page again with what was tried and is wrong with it; where the page itself is gone, what became of it. */
export async function tryAgain(
  knock: Knock,
  caller: SigningSession,
  attempt: Attempt,
): Promise<Answer | Refusal> {
  const response = await review(knock, caller, attempt);
  return isRefusal(response) ? response : { response };
}
