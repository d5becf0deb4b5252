import type { Message } from '../../workflow/messages.ts';
import { daysAfter, hasCome, type Instant } from '../instant.ts';
import { retireLinks } from '../link.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import { waitsFor } from '../passing-time.ts';
import { awaitedSigners } from '../questions.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** Ops have a new link sent: the old one is dead from now on, and the next settling issues another. */
export function renewLink(transfer: Transfer, { party }: Said<'linkRenewed'>): Outcome | Refusal {
  if (transfer.signatures[party]) return refuse('already-signed');
  if (!awaitedSigners(transfer).includes(party))
    return refuse('message-out-of-order', [{ path: 'party', message: 'is not asked to sign at present' }]);
  return { ...changed(retireLinks(transfer, [party])), facts: [{ kind: 'linkRenewed', party }] };
}

/** Ops replace the link to the customer's own page, which may have been forwarded: the old one is dead from now on. */
export function renewFollowLink(transfer: Transfer, _: unknown, at: Instant): Outcome {
  const without = retireLinks(transfer, ['follow']);
  return {
    ...changed(orderMail(without, at, 'followLinkRenewed', 'customer')),
    facts: [{ kind: 'followLinkRenewed' }],
  };
}

/** Ops replace the link to the new partner's part, which may have been forwarded; another goes to its mailbox on record. */
export function renewPartLink(transfer: Transfer, _: unknown, at: Instant): Outcome {
  const without = retireLinks(transfer, ['part']);
  return {
    ...changed(orderMail(without, at, 'newPartnerTurn', 'newPartner')),
    facts: [{ kind: 'partLinkRenewed' }],
  };
}

/** More than a year at one stage is a slip of the pen. */
const MOST_DAYS = 365;

/** Ops give those the transfer waits for more time; their links live as long, and they are told. */
export function extendTime(
  transfer: Transfer,
  { until, reason }: Said<'timeExtended'>,
  at: Instant,
): Outcome | Refusal {
  const { expiresAt } = transfer;
  const latest = daysAfter(at, MOST_DAYS);
  if (expiresAt === undefined || hasCome(until, expiresAt) || !hasCome(until, latest))
    return refuse('invalid-time', [
      {
        path: 'until',
        message: expiresAt
          ? `must be after ${expiresAt} and not after ${latest}`
          : 'has no meaning: nothing runs out at this stage',
      },
    ]);
  const awaited = awaitedSigners(transfer);
  const extendable: readonly string[] = [...awaited, 'part'];
  const links = Object.fromEntries(
    Object.entries(transfer.links).map(([holder, link]) => [
      holder,
      extendable.includes(holder) ? { ...link, expiresAt: until } : link,
    ]),
  );
  const end = transfer.mayLastUntil ?? daysAfter(transfer.createdAt, transfer.terms.transferMaxDays);
  const mayLastUntil = hasCome(end, until) ? { mayLastUntil: until } : {};
  const longer: Transfer = { ...transfer, expiresAt: until, ...mayLastUntil, links };
  const extended = orderMail(longer, at, 'timeExtended', ...waitsFor(transfer));
  return { ...changed(extended), facts: [{ kind: 'timeExtended', until, reason }] };
}

/** Ops have a stuck paper tried again at once. */
export function reseal(transfer: Transfer): Outcome | Refusal {
  if (!transfer.stuck) return refuse('nothing-is-stuck');
  return { ...changed(transfer), facts: [{ kind: 'resealAsked' }] };
}

/** The customer opened its own page; kept as evidence, and nobody has to wake up for it. */
export const openFollowPage = (
  transfer: Transfer,
  { ip, userAgent }: Said<'followPageOpened'>,
): Outcome | Refusal => ({ transfer, facts: [{ kind: 'followPageOpened', ip, userAgent }] });

/** The new partner opened the page for its part; kept as evidence. */
export const openPartPage = (
  transfer: Transfer,
  { ip, userAgent }: Said<'partPageOpened'>,
): Outcome | Refusal => ({ transfer, facts: [{ kind: 'partPageOpened', ip, userAgent }] });

/** Somebody fetched copies; kept as evidence after the end. */
export const openCopiesPage = (
  transfer: Transfer,
  { party, ip, userAgent }: Said<'copiesPageOpened'>,
): Outcome | Refusal => ({ transfer, facts: [{ kind: 'copiesPageOpened', party, ip, userAgent }] });
