import { createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { MOST_TRIES } from '../transfer/access-code.ts';
import { isRefusal, type Refusal, refuse } from '../transfer/refusals.ts';
import { accept } from '../workflow/accept.ts';
import type { DoorServices } from '../workflow/services.ts';
import { actorOf, linkedTransfer, type Origin, provenSession, recordOpening } from './open-link.ts';
import { codeParty, type LinkSession } from './signing-session.ts';
import { hashOf } from './signing-token.ts';

const slowHash = (code: string, salt: string): Promise<string> =>
  new Promise((resolve, reject) => {
    scrypt(code.normalize('NFC').toLowerCase(), salt, 32, (error, key) =>
      error ? reject(error) : resolve(key.toString('hex')),
    );
  });

/** Something only we can work out of our secret; the same for the same words. */
const ours = (secret: Uint8Array, ...words: string[]): string =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['access code', ...words]))
    .digest('hex')
    .slice(0, 32);

/** The code as it is kept; nobody can read it back. The salt belongs to the message that sets it. */
export async function keepCode(
  code: string,
  messageId: string,
  secret: Uint8Array,
): Promise<{ salt: string; hash: string }> {
  const salt = ours(secret, 'salt', messageId);
  return { salt, hash: await slowHash(code, salt) };
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/**
 * A signatory gives the access code that was told out of band. Every try is counted in the transfer itself, so that
 * many at once are no more than one after the other; after five wrong ones the code is dead. Answers the session
 * that may go on, or refuses with `access-code-wrong` and the tries that are left, or `access-code-locked`.
 */
export async function giveAccessCode(
  services: DoorServices,
  session: LinkSession,
  code: string,
  origin: Origin,
): Promise<LinkSession | Refusal> {
  const transfer = await linkedTransfer(services, session);
  if (isRefusal(transfer)) return transfer;
  const { holder, revision, generation } = session;
  const party = codeParty(holder);
  const kept = party && transfer.accessCodes[party];
  if (!kept || !party) return provenSession(session, transfer);

  const right = same(await slowHash(code.trim(), kept.salt), kept.hash);
  // The second click of a double one is no second try.
  const messageId = `access-code.${party}.${kept.tries}.${ours(services.linkSecret, kept.salt, code)}`;
  const tried = await accept(services, {
    transferId: session.transferId,
    messageId,
    bodyHash: hashOf(messageId),
    message: {
      kind: 'accessCodeTried',
      holder,
      party,
      revision,
      generation,
      hash: kept.hash,
      right,
      ...origin,
    },
    by: actorOf(holder),
  });
  if (isRefusal(tried)) return tried;
  if (right) return opened(services, provenSession(session, transfer), origin);
  const left = MOST_TRIES - kept.tries - 1;
  return refuse('access-code-wrong', [
    { path: 'accessCode', message: `${Math.max(0, left)} tries are left` },
  ]);
}

/** From here on the page is shown, which is evidence. */
async function opened(services: DoorServices, session: LinkSession, origin: Origin): Promise<LinkSession> {
  const stored = await services.transfers.find(session.transferId);
  if (stored) await recordOpening(services, stored, session, origin);
  return session;
}
