import { supportClockUntil } from '../../calendar/business-hours.ts';
import type { Message } from '../../workflow/messages.ts';
import { daysAfter, epoch, hasCome, type Instant } from '../instant.ts';
import { changed, EVERYBODY, type Outcome, orderMail } from '../outcome.ts';
import { type Refusal, refuse } from '../refusals.ts';
import type { SupportClock } from '../response-clock.ts';
import type { Transfer } from '../transfer.ts';

/** A missed deadline is told once to ops and the current partner, never to Microsoft. */
export function recordBreach(transfer: Transfer, at: Instant): Outcome {
  const { clock } = transfer;
  if (!clock || clock.breachedAt) return { transfer, facts: [] };
  return {
    transfer: orderMail(
      { ...transfer, clock: { ...clock, breachedAt: at } },
      at,
      'supportBreached',
      'ops',
      'currentPartner',
    ),
    facts: [{ kind: 'supportBreached', dueAt: clock.dueAt }],
  };
}

/** Microsoft answers tickets of this kind within days; anything later is a slip of the pen. */
const MOST_DUE_DAYS = 60;

/** Microsoft's own end of the response time is preferred to the one we counted; both are kept (DOMAIN 9.1). */
export function recordDue(
  transfer: Transfer,
  { dueAt }: Extract<Message, { kind: 'supportDueRecorded' }>,
  at: Instant,
): Outcome | Refusal {
  const { clock, respondedAt } = transfer;
  if (!clock || respondedAt || clock.breachedAt)
    return refuse('message-out-of-order', [
      { path: 'type', message: respondedAt ? 'comes after the answer' : 'comes after the breach was told' },
    ]);
  const { startedAt } = clock;
  if (epoch(dueAt) <= epoch(startedAt) || hasCome(daysAfter(startedAt, MOST_DUE_DAYS), dueAt))
    return refuse('invalid-time', [
      { path: 'dueAt', message: `must lie within ${MOST_DUE_DAYS} days after ${startedAt}` },
    ]);
  const followed: SupportClock = {
    ...clock,
    ...supportClockUntil(startedAt, dueAt, clock.calendar),
    microsoftDueAt: dueAt,
  };
  return {
    ...changed(orderMail({ ...transfer, clock: followed }, at, 'dueRecorded', ...EVERYBODY)),
    facts: [{ kind: 'supportDueRecorded', dueAt, computedDueAt: clock.computedDueAt }],
  };
}
