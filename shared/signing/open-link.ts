import { epoch } from '../transfer/instant.ts';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { accept } from '../workflow/accept.ts';
import type { DoorServices } from '../workflow/services.ts';
import { prolonged, type SigningSession } from './signing-session.ts';
import { hashOf, partyOf, transferOf } from './signing-token.ts';

/** Where a request came from, as kept for evidence. */
export type Origin = { ip: string; userAgent: string };

/**
 * Exchanges the token of a link for a session; only a click does this, never loading a page (RELIABILITY 0.7).
 * Unknown, expired, replaced and revoked tokens get one and the same answer.
 */
export async function openLink(
  services: DoorServices,
  token: string,
  origin: Origin,
): Promise<SigningSession | Refusal> {
  const transferId = transferOf(token);
  const stored = transferId && (await services.transfers.find(transferId));
  const now = epoch(services.now());
  const party = stored ? partyOf(stored.transfer, hashOf(token), now) : undefined;
  const link = stored && party && stored.transfer.links[party];
  if (!stored || !party || !link) return refuse('link-not-valid');

  const { revision, generation } = link;
  const session = prolonged(
    { transferId: stored.transfer.id, party, revision, generation, startedAt: now, idleUntil: 0 },
    now,
  );
  // Refused when nothing is left to sign; then it is still a page to read.
  await accept(services, {
    known: stored,
    transferId: stored.transfer.id,
    messageId: `opened.r${revision}.${party}.g${generation}`,
    bodyHash: hashOf('opened'),
    message: { kind: 'signingPageOpened', party, revision, generation, ...origin },
    by: { role: party, via: 'signing-link' },
  });
  return session;
}

/** The transfer of a session, as long as its link is the one in force. */
export async function sessionTransfer(
  { transfers, now }: DoorServices,
  session: SigningSession,
): Promise<Transfer | Refusal> {
  const stored = await transfers.find(session.transferId);
  const link = stored?.transfer.links[session.party];
  const inForce =
    link?.revision === session.revision &&
    link.generation === session.generation &&
    session.revision === stored?.transfer.revision &&
    epoch(link.expiresAt) > epoch(now());
  return stored && inForce ? stored.transfer : refuse('link-not-valid');
}
