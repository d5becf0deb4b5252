import type { Actor } from '../audit/audit-fact.ts';
import { epoch, hasCome, type Instant, instantAt } from '../transfer/instant.ts';
import { type Holder, isCopyHolder, isInForce, isSigner, partyOfHolder } from '../transfer/link.ts';
import { type Refusal, type RefusalCode, refuse } from '../transfer/refusals.ts';
import { isEnd, type Transfer } from '../transfer/transfer.ts';
import { type Accepted, accept } from '../workflow/accept.ts';
import type { Message } from '../workflow/messages.ts';
import type { DoorServices } from '../workflow/services.ts';
import { type LinkSession, markFor, needsCode, prolonged } from './signing-session.ts';
import { everLinked, hashOf, holderOf, transferOf } from './signing-token.ts';

/** Where a request came from, as kept for evidence. */
export type Origin = { ip: string; userAgent: string };

/**
 * Exchanges the token of a link for a session; only a click does this, never loading a page (RELIABILITY 0.7).
 * Unknown tokens get one and the same answer; who has a token of ours, though a dead one, is told what became of it.
 */
export async function openLink(
  services: DoorServices,
  token: string,
  origin: Origin,
): Promise<LinkSession | Refusal> {
  const transferId = transferOf(token);
  const stored = transferId && (await services.transfers.find(transferId));
  if (!stored) return refuse('link-not-valid');
  const { transfer } = stored;
  const now = epoch(services.now());
  const tokenHash = hashOf(token);
  const holder = holderOf(transfer, tokenHash, now);
  const link = holder && transfer.links[holder];
  if (!link) {
    const dead = everLinked(transfer, tokenHash);
    return refuse(dead ? fateOf(transfer, dead, instantAt(now)) : 'link-not-valid');
  }
  const { revision, generation } = link;
  const session: LinkSession = {
    transferId: transfer.id,
    holder,
    revision,
    generation,
    proven: '',
    startedAt: now,
    idleUntil: 0,
  };
  // With a code to come nothing has been shown yet, and whoever has only the mail has seen nothing.
  if (!needsCode(transfer, session)) await recordOpening(services, stored, session, origin);
  return prolonged(session, now);
}

type Opened = Pick<LinkSession, 'holder' | 'revision' | 'generation'>;

/** Why a link of ours opens nothing any more. */
export function fateOf(
  { stage, links, revision, newPartner }: Transfer,
  dead: Opened,
  now: Instant,
): RefusalCode {
  const present = links[dead.holder];
  if (present?.generation === dead.generation && hasCome(present.expiresAt, now)) return 'link-expired';
  if (isEnd(stage) && !isCopyHolder(dead.holder)) return 'transfer-over';
  if (dead.holder === 'part' && newPartner.part) return 'part-already-given';
  return isSigner(dead.holder) && dead.revision < revision ? 'link-superseded' : 'link-replaced';
}

const HOUR_MS = 3_600_000;

type Found = NonNullable<Awaited<ReturnType<DoorServices['transfers']['find']>>>;

/** Evidence that the page was opened, once an hour however often that is; refused when nothing is left to do, and then it is still a page to read. */
export function recordOpening(
  services: DoorServices,
  known: Found,
  { holder, revision, generation, startedAt }: LinkSession,
  origin: Origin,
): Promise<Accepted | Refusal> {
  return accept(services, {
    known,
    transferId: known.transfer.id,
    messageId: `opened.r${revision}.${holder}.g${generation}.h${Math.floor(startedAt / HOUR_MS)}`,
    bodyHash: hashOf('opened'),
    message: openingOf({ holder, revision, generation }, origin),
    by: actorOf(holder),
  });
}

function openingOf({ holder, revision, generation }: Opened, origin: Origin): Message {
  if (isSigner(holder)) return { kind: 'signingPageOpened', party: holder, revision, generation, ...origin };
  if (holder === 'follow') return { kind: 'followPageOpened', ...origin };
  if (holder === 'part') return { kind: 'partPageOpened', ...origin };
  return { kind: 'copiesPageOpened', party: partyOfHolder(holder), ...origin };
}

const VIA = { follow: 'follow-link', part: 'part-link' } as const;

/** Who acts through a link. */
export function actorOf(holder: Holder): Actor {
  const role = partyOfHolder(holder);
  if (isSigner(holder)) return { role, via: 'signing-link' };
  return { role, via: isCopyHolder(holder) ? 'copies-link' : VIA[holder] };
}

/** The transfer of a session, as long as its link is the one in force and the access code, where one is set, has been given. */
export async function sessionTransfer(
  { transfers, now }: DoorServices,
  session: LinkSession,
): Promise<Transfer | Refusal> {
  const transfer = await linkedTransfer({ transfers, now }, session);
  if (!('refused' in transfer) && needsCode(transfer, session)) return refuse('access-code-needed');
  return transfer;
}

/** The same while the access code is still to be given. */
export async function linkedTransfer(
  { transfers, now }: Pick<DoorServices, 'transfers' | 'now'>,
  session: LinkSession,
): Promise<Transfer | Refusal> {
  const stored = await transfers.find(session.transferId);
  if (!stored) return refuse('link-not-valid');
  const { transfer } = stored;
  const { holder, generation } = session;
  const link = transfer.links[holder];
  const inForce = link?.generation === generation && isInForce(transfer, holder, link, now());
  return inForce ? transfer : refuse(fateOf(transfer, session, now()));
}

/** The session with the access code given that is set now. */
export const provenSession = <S extends LinkSession>(session: S, transfer: Transfer): S => ({
  ...session,
  proven: markFor(transfer, session.holder),
});
