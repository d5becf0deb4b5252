import type { LinkSession, SigningSession } from '../../shared/signing/signing-session.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import type { Knock } from './endpoint.ts';
import { codeGiver, follower, isOurPage, partFiller, sessionOf, signer } from './signer.ts';

/** The name of the hidden field in which every form of a session says for which link it was shown. */
export const LINK_FIELD = 'link';

/** What that field says; the cookie of a browser is one for all its tabs, a page was made for one link (RELIABILITY S9). */
export const linkShown = ({
  transferId,
  holder,
  generation,
}: Pick<LinkSession, 'transferId' | 'holder' | 'generation'>): string =>
  `${transferId}.${holder}.${generation}`;

/** A form that was posted from our own page, by somebody whose session is the one that page was shown in. */
export type Posted<S extends LinkSession> = { session: S; fields: Map<string, string> };

/**
 * For doors that change something: the request must come from our own page, and from the page of the very link the
 * session was opened with; otherwise a click in one tab would decide what another tab opened. Refused with
 * `another-transfer-open` before anything is done.
 */
const postedBy =
  <S extends LinkSession>(caller: (knock: Knock) => Promise<S | Refusal>) =>
  async (knock: Knock): Promise<Posted<S> | Refusal> => {
    if (!isOurPage(knock)) return refuse('cross-site');
    const present = sessionOf(knock);
    if (!present) return refuse('session-missing');
    const fields = await formFields(knock);
    if (isRefusal(fields)) return fields;
    if (fields.get(LINK_FIELD) !== linkShown(present)) return refuse('another-transfer-open');
    fields.delete(LINK_FIELD);
    const session = await caller(knock);
    return isRefusal(session) ? session : { session, fields };
  };

export const postedBySigner: (knock: Knock) => Promise<Posted<SigningSession> | Refusal> = postedBy(signer);
export const postedByFollower: (knock: Knock) => Promise<Posted<LinkSession> | Refusal> = postedBy(follower);
export const postedByPartFiller: (knock: Knock) => Promise<Posted<LinkSession> | Refusal> =
  postedBy(partFiller);

export const postedByCodeGiver: (knock: Knock) => Promise<Posted<LinkSession> | Refusal> =
  postedBy(codeGiver);

/** The fields of a form that was posted; a field given twice counts as not given. */
export async function formFields(knock: Knock): Promise<Map<string, string> | Refusal> {
  const body = await knock.body('application/x-www-form-urlencoded');
  if ('refused' in body) return body;
  const fields = new URLSearchParams(new TextDecoder().decode(body));
  const single = [...new Set(fields.keys())].filter((key) => fields.getAll(key).length === 1);
  return new Map(single.map((key) => [key, fields.get(key) ?? '']));
}
