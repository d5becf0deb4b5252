import type { Message } from '../../workflow/messages.ts';
import { daysAfter, hasCome, type Instant } from '../instant.ts';
import { changed, type Outcome, orderMail } from '../outcome.ts';
import type { Party } from '../party.ts';
import { waitsFor } from '../passing-time.ts';
import { awaitedSigners } from '../questions.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { Transfer } from '../transfer.ts';

type Said<K extends Message['kind']> = Extract<Message, { kind: K }>;

/** Ops have a new link sent: the old one is dead from now on, and the next settling issues another. */
export function renewLink(transfer: Transfer, { party }: Said<'linkRenewed'>): Outcome | Refusal {
  if (!awaitedSigners(transfer).includes(party)) return refuse('already-signed');
  const { [party]: _, ...links } = transfer.links;
  return { ...changed({ ...transfer, links }), facts: [{ kind: 'linkRenewed', party }] };
}

/** Ops replace the link to the customer's own page, which may have been forwarded: the old one is dead from now on. */
export function renewFollowLink(transfer: Transfer, _: unknown, at: Instant): Outcome {
  const { followLink, ...rest } = transfer;
  return {
    ...changed(orderMail(rest, at, 'followLinkRenewed', 'customer')),
    facts: [{ kind: 'followLinkRenewed' }],
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
  const links = Object.fromEntries(
    Object.entries(transfer.links).map(([party, link]) => [
      party,
      awaited.includes(party as Party) ? { ...link, expiresAt: until } : link,
    ]),
  );
  const end = transfer.mayLastUntil ?? daysAfter(transfer.createdAt, transfer.terms.transferMaxDays);
  const mayLastUntil = hasCome(end, until) ? { mayLastUntil: until } : {};
  const longer: Transfer = { ...transfer, expiresAt: until, ...mayLastUntil, links };
  const extended = orderMail(longer, at, 'timeExtended', ...waitsFor(transfer));
  return { ...changed(extended), facts: [{ kind: 'timeExtended', until, reason }] };
}

/** The customer opened its own page; kept as evidence, and nobody has to wake up for it. */
export const openFollowPage = (
  transfer: Transfer,
  { ip, userAgent }: Said<'followPageOpened'>,
): Outcome | Refusal => ({ transfer, facts: [{ kind: 'followPageOpened', ip, userAgent }] });
