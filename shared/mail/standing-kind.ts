import type { MailOrder } from '../transfer/mail-order.ts';
import { placeOf, type Transfer } from '../transfer/transfer.ts';
import { lockedBy } from './facts/link-facts.ts';
import { asks, holderIn, kindOf, type MailKind, needsLink } from './mail-kind.ts';
import { linkFor } from './mail-links.ts';

/** Whether what a mail tells of has been put right since. */
function isMended(transfer: Transfer, kind: MailKind, to: MailOrder['to']): boolean {
  if (kind === 'paperStuck') return transfer.stuck === undefined;
  return kind === 'accessCodeLocked' && lockedBy(transfer, to).length === 0;
}

/**
 * The kind of news an order still stands for. `undefined` once there is nothing left to say: it asked for something
 * and the transfer has moved on, the trouble it tells of is over, or its link has been used or replaced.
 */
export function standingKind(
  transfer: Transfer,
  { kind: name, place, to, orderedAt }: MailOrder,
): MailKind | undefined {
  const kind = kindOf(name);
  if (!kind || (asks(kind) && place !== placeOf(transfer)) || isMended(transfer, kind, to)) return undefined;
  if (!needsLink(kind)) return kind;
  const holder = holderIn(kind, to);
  return holder && linkFor(transfer, holder, orderedAt) ? kind : undefined;
}
