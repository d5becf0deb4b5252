import type { SigningSession } from '../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal } from '../../shared/transfer/refusals.ts';
import { endpoint, type Knock } from '../runtime/endpoint.ts';
import { signer } from '../runtime/signer.ts';
import type { PageResponse } from './parts/page.ts';
import { refusalPage } from './parts/refusal-page.ts';
import { endedPage } from './signing/ended-page.ts';
import { review } from './signing/review.ts';

/** What there is instead of the form: the access code is asked for first, and an end is told. */
async function instead(
  knock: Knock,
  session: SigningSession,
  { refused }: Refusal,
): Promise<PageResponse | undefined> {
  if (refused === 'access-code-needed') return { status: 303, headers: { location: 'access-code' } };
  return refused === 'transfer-over' ? endedPage(knock, session) : undefined;
}

/** The form for whoever may sign it, also after it was signed; without it, what became of it. */
export const reviewForm = endpoint({
  name: 'reviewForm',
  method: 'GET',
  route: 'sign/document',
  caller: signer,
  refusal: refusalPage,
  async handle(knock) {
    const reviewed = await review(knock, knock.caller);
    if (!isRefusal(reviewed)) return { response: reviewed };
    const response = await instead(knock, knock.caller, reviewed);
    return response ? { response } : reviewed;
  },
});
