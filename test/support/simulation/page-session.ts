import type { LinkSession } from '../../../shared/signing/signing-session.ts';
import { hashOf, holderOf, transferOf } from '../../../shared/signing/signing-token.ts';
import type { Holder } from '../../../shared/transfer/link.ts';
import { tokenIn } from './token-in.ts';
import type { World } from './world.ts';

/** Where everybody in a simulated browser clicks from. */
export const PLACE = { ip: '203.0.113.7', userAgent: 'Simulated Browser 1.0' };

/** The session a click on a link opens now, before any access code is given; nothing without a link in force. */
export function sessionBy(world: World, token: string): LinkSession | undefined {
  const transferId = transferOf(token);
  const transfer = transferId && world.records.latest(transferId);
  if (!transfer) return undefined;
  const now = world.timeline.clock.now();
  const holder = holderOf(transfer, hashOf(token), now);
  const link = holder && transfer.links[holder];
  if (!link) return undefined;
  const { revision, generation } = link;
  return { transferId, holder, revision, generation, proven: '', startedAt: now, idleUntil: now };
}

/** Calls `act` for every mail with a link of such a holder in force, with the link's token and the transfer's id. */
export function onLinkMail(
  world: World,
  fits: (holder: Holder) => boolean,
  act: (token: string, transferId: string, address: string) => void,
): void {
  world.onMail((mail) => {
    const token = tokenIn(mail);
    const session = token === undefined ? undefined : sessionBy(world, token);
    if (token && session && fits(session.holder)) act(token, session.transferId, mail.to.address);
  });
}
