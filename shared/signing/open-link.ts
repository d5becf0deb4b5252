import { epoch } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import { type Refusal, refuse } from '../transfer/refusals.ts';
import type { FollowLink, SigningLink } from '../transfer/signed-form.ts';
import type { Transfer } from '../transfer/transfer.ts';
import { type Accepted, accept } from '../workflow/accept.ts';
import type { Message } from '../workflow/messages.ts';
import type { DoorServices } from '../workflow/services.ts';
import { type LinkSession, prolonged } from './signing-session.ts';
import { hashOf, mayFollow, partyOf, transferOf } from './signing-token.ts';

/** Where a request came from, as kept for evidence. */
export type Origin = { ip: string; userAgent: string };

/** Whose link it is, and the link in force. */
type Holder = { party: Party; link: SigningLink } | { party: 'follow'; link: FollowLink };

function holderOf(transfer: Transfer, tokenHash: string, now: number): Holder | undefined {
  const party = partyOf(transfer, tokenHash, now);
  const link = party && transfer.links[party];
  if (link) return { party, link };
  const { followLink } = transfer;
  return followLink && mayFollow(transfer, tokenHash, now)
    ? { party: 'follow', link: followLink }
    : undefined;
}

/**
 * Exchanges the token of a link for a session; only a click does this, never loading a page (RELIABILITY 0.7).
 * Unknown, expired, replaced and revoked tokens get one and the same answer.
 */
export async function openLink(
  services: DoorServices,
  token: string,
  origin: Origin,
): Promise<LinkSession | Refusal> {
  const transferId = transferOf(token);
  const stored = transferId && (await services.transfers.find(transferId));
  const now = epoch(services.now());
  const holder = stored ? holderOf(stored.transfer, hashOf(token), now) : undefined;
  if (!stored || !holder) return refuse('link-not-valid');

  const { party, link } = holder;
  const revision = party === 'follow' ? 0 : holder.link.revision;
  const session: LinkSession = {
    transferId: stored.transfer.id,
    party,
    revision,
    generation: link.generation,
    startedAt: now,
    idleUntil: 0,
  };
  await recordOpening(services, stored, session, origin);
  return prolonged(session, now);
}

type Found = NonNullable<Awaited<ReturnType<DoorServices['transfers']['find']>>>;

/** Evidence that the page was opened; refused when nothing is left to sign, and then it is still a page to read. */
function recordOpening(
  services: DoorServices,
  known: Found,
  { party, revision, generation }: LinkSession,
  origin: Origin,
): Promise<Accepted | Refusal> {
  const message: Message =
    party === 'follow'
      ? { kind: 'followPageOpened', ...origin }
      : { kind: 'signingPageOpened', party, revision, generation, ...origin };
  const by =
    party === 'follow'
      ? ({ role: 'customer', via: 'follow-link' } as const)
      : ({ role: party, via: 'signing-link' } as const);
  return accept(services, {
    known,
    transferId: known.transfer.id,
    messageId: `opened.r${revision}.${party}.g${generation}`,
    bodyHash: hashOf('opened'),
    message,
    by,
  });
}

/** Whether the link a session was opened with is still the one in force. */
function isInForce(transfer: Transfer, { party, revision, generation }: LinkSession, now: number): boolean {
  if (party === 'follow')
    return transfer.followLink?.generation === generation && epoch(transfer.followLink.expiresAt) > now;
  const link = transfer.links[party];
  return (
    link?.revision === revision &&
    link.generation === generation &&
    revision === transfer.revision &&
    epoch(link.expiresAt) > now
  );
}

/** The transfer of a session, as long as its link is the one in force. */
export async function sessionTransfer(
  { transfers, now }: DoorServices,
  session: LinkSession,
): Promise<Transfer | Refusal> {
  const stored = await transfers.find(session.transferId);
  return stored && isInForce(stored.transfer, session, epoch(now()))
    ? stored.transfer
    : refuse('link-not-valid');
}
