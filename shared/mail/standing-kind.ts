import type { MailOrder } from '../transfer/mail-order.ts';
import { placeOf, type Transfer } from '../transfer/transfer.ts';
import { asks, carriesSigningLink, kindOf, type MailKind } from './mail-kind.ts';

/**
 * The kind of news an order still stands for. `undefined` once there is nothing left to say: it asked for something
 * and the transfer has moved on, or its link to sign has been used or replaced.
 */
export function standingKind(transfer: Transfer, { kind: name, place, to }: MailOrder): MailKind | undefined {
  const kind = kindOf(name);
  if (!kind || (asks(kind) && place !== placeOf(transfer))) return undefined;
  if (!carriesSigningLink(kind)) return kind;
  return to !== 'ops' && transfer.links[to] && !transfer.signatures[to] ? kind : undefined;
}
