import {
  codeParty,
  type LinkSession,
  maySign,
  prolonged,
  type SigningSession,
  sessionCookie,
  sessionIn,
} from '../../shared/signing/signing-session.ts';
import { epoch } from '../../shared/transfer/instant.ts';
import { type Holder, isCopyHolder } from '../../shared/transfer/link.ts';
import { type Refusal, refuse } from '../../shared/transfer/refusals.ts';
import type { Knock } from './endpoint.ts';

/** Bound to this host and path by the browser itself; never readable by scripts (RELIABILITY E3). */
const COOKIE = '__Host-signing';

/** The session a request comes with, if it is ours and still runs. */
export function sessionOf({
  request,
  services,
}: Pick<Knock, 'request' | 'services'>): LinkSession | undefined {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim());
  const value = cookies.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  return value ? sessionIn(value, services.linkSecret, epoch(services.now())) : undefined;
}

/** Somebody with a signing session that still runs. */
export async function signer(knock: Knock): Promise<SigningSession | Refusal> {
  const session = sessionOf(knock);
  return session && maySign(session) ? session : refuse('session-missing');
}

const sessionFor =
  (fits: (holder: Holder) => boolean) =>
  async (knock: Knock): Promise<LinkSession | Refusal> => {
    const session = sessionOf(knock);
    return session && fits(session.holder) ? session : refuse('session-missing');
  };

/** The customer on its own page of the transfer. */
export const follower = sessionFor((holder) => holder === 'follow');

/** The new partner on the page with its part of the form. */
export const partFiller = sessionFor((holder) => holder === 'part');

/** Somebody who fetches copies after the end. */
export const copyReader = sessionFor(isCopyHolder);

/** Somebody whose link an access code may guard: who signs, and who fetches copies (RELIABILITY S7). */
export const codeGiver = sessionFor((holder) => codeParty(holder) !== undefined);

/** Browsers say where a request comes from; older ones at least name the origin. A request without either has no browser's cookie. */
export function isOurPage({ request, services }: Knock): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  return origin === null || origin === new URL(services.baseUrl).origin;
}

/** The header that keeps a session going. */
export function keepSession({ services }: Knock, session: LinkSession): Record<string, string> {
  const value = sessionCookie(prolonged(session, epoch(services.now())), services.linkSecret);
  return { 'set-cookie': `${COOKIE}=${value}; Path=/; Secure; HttpOnly; SameSite=Strict` };
}
