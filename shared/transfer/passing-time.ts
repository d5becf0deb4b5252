import { nextBusinessDay } from '../calendar/business-hours.ts';
import type { MailKind } from '../mail/mail-kind.ts';
import { daysAfter, earliest, epoch, hasCome, type Instant, instantAt } from './instant.ts';
import type { Addressee } from './mail-order.ts';
import { EVERYBODY, endTransfer, type Outcome, orderMail } from './outcome.ts';
import { partyName } from './party.ts';
import { awaitedSigners } from './questions.ts';
import type { SupportClock } from './response-clock.ts';
import { ageWarningAt, collectAgainAt, oldestSignature, staleAt } from './signature-age.ts';
import { collectAgain } from './steps/collect-again.ts';
import { recordBreach } from './steps/response-time.ts';
import { retryAt, type StuckPaper, tellOpsAt } from './stuck-paper.ts';
import { isEnd, type Stage, type Transfer } from './transfer.ts';

/** Whom a stage waits for, when it is not signatures. */
const WAITS_FOR: Partial<Record<Stage, Addressee[]>> = {
  ticket: ['currentPartner'],
  newPartner: ['newPartner'],
  submission: ['currentPartner'],
  support: ['currentPartner'],
  access: ['newPartner', 'customer'],
};

/** Whom the transfer waits for now. */
export const waitsFor = (transfer: Transfer): Addressee[] =>
  WAITS_FOR[transfer.stage] ?? awaitedSigners(transfer);

/** The response clock runs at the stage `support` until the first answer. */
const runningClock = (transfer: Transfer): SupportClock | undefined =>
  transfer.stage === 'support' && transfer.respondedAt === undefined ? transfer.clock : undefined;

/** What ops look at first: a paper they have been told is stuck, when the answer is due, or when the stage's own time is over. */
export const dueAt = (transfer: Transfer): Instant =>
  (transfer.stuck?.toldAt && transfer.stuck.since) ??
  runningClock(transfer)?.dueAt ??
  transfer.expiresAt ??
  transfer.remindAt ??
  transfer.stageSince;

/** Far enough to be no alarm at all: nothing is due. */
const SOME_DAY = 30;

/** The next instant of the support clock: half, three quarters, breach, then every further business day. */
function nextOnClock(clock: SupportClock): Instant {
  if (clock.breachedAt) return clock.tellAgainAt ?? clock.dueAt;
  if (!clock.warned.includes('half')) return clock.halfAt;
  return clock.warned.includes('threeQuarters') ? clock.dueAt : clock.threeQuartersAt;
}

/** A mail that could not be handed over is tried again after a minute, and ever more seldom up to once an hour. */
const MAIL_RETRY = { leastMs: 60_000, mostMs: 3_600_000, ofItsAge: 0.25 };

function nextMailTry({ pendingMails }: Transfer, now: Instant): Instant | undefined {
  if (pendingMails.length === 0) return undefined;
  const age = Math.min(...pendingMails.map(({ orderedAt }) => epoch(now) - epoch(orderedAt)));
  const { leastMs, mostMs, ofItsAge } = MAIL_RETRY;
  return instantAt(epoch(now) + Math.min(mostMs, Math.max(leastMs, age * ofItsAge)));
}

/** When time itself will next change something; an orchestration sleeps until then at the longest. */
export function nextAlarm(transfer: Transfer, now: Instant): Instant {
  const clock = runningClock(transfer);
  const { stuck } = transfer;
  const moments = [
    clock && nextOnClock(clock),
    nextMailTry(transfer, now),
    ...(stuck
      ? [retryAt(stuck, now)]
      : [transfer.expiresAt, transfer.remindAt, ageWarningAt(transfer), collectAgainAt(transfer)]),
  ];
  return earliest(daysAfter(now, SOME_DAY), ...moments.filter((moment) => moment !== undefined));
}

/** A form that failed the check is not asked for; what has to be mended is. */
function reminderOf(transfer: Transfer): MailKind {
  if (awaitedSigners(transfer).length > 0) return 'signReminder';
  return transfer.stage === 'submission' && transfer.check?.failures.length
    ? 'formNotReady'
    : 'stageReminder';
}

/** So many reminders without an answer, and ops and everybody else are told who keeps the transfer waiting. */
const STALLED_AFTER = 3;

const named = (addressees: Addressee[]): string[] =>
  addressees.map((to) => (to === 'ops' ? 'ops' : partyName[to]));

function remind(transfer: Transfer, now: Instant): Outcome {
  const addressees = waitsFor(transfer);
  const reminders = transfer.reminders + 1;
  const reminded: Outcome = {
    transfer: {
      ...orderMail(transfer, now, reminderOf(transfer), ...addressees),
      reminders,
      remindAt: daysAfter(now, transfer.terms.remindEveryDays),
    },
    facts: named(addressees).map((to) => ({ kind: 'reminded', to })),
  };
  if (reminders !== STALLED_AFTER) return reminded;
  const others = EVERYBODY.filter((party) => !addressees.includes(party));
  return {
    transfer: orderMail(reminded.transfer, now, 'stageStalled', 'ops', ...others),
    facts: [...reminded.facts, { kind: 'stageStalled', waitsFor: named(addressees) }],
  };
}

/** Signatures grow old while others take their time: those who can hurry are told (D-05). */
function warnOfAge(transfer: Transfer, now: Instant): Outcome {
  const [signedAt, until] = [oldestSignature(transfer), staleAt(transfer)];
  if (!signedAt || !until) return { transfer, facts: [] };
  const addressees = [...new Set<Addressee>(['currentPartner', ...waitsFor(transfer)])];
  return {
    transfer: orderMail({ ...transfer, ageWarnedOf: signedAt }, now, 'signaturesAging', ...addressees),
    facts: [{ kind: 'signaturesAging', signedAt, until }],
  };
}

/** The clock moved by exactly one of its instants; the caller comes back for the next one. */
function tick(transfer: Transfer, clock: SupportClock, now: Instant): Outcome {
  if (clock.breachedAt || clock.warned.includes('threeQuarters'))
    return breachOrTellAgain(transfer, clock, now);
  const half = !clock.warned.includes('half');
  const warned: SupportClock = { ...clock, warned: [...clock.warned, half ? 'half' : 'threeQuarters'] };
  const kind = half ? 'supportHalfTime' : 'supportThreeQuarters';
  return {
    transfer: orderMail({ ...transfer, clock: warned }, now, kind, 'ops', 'currentPartner'),
    facts: [{ kind: 'supportWarned', used: half ? '50 %' : '75 %' }],
  };
}

function breachOrTellAgain(transfer: Transfer, clock: SupportClock, now: Instant): Outcome {
  const tellAgainAt = nextBusinessDay(now, clock.calendar);
  if (!clock.breachedAt) {
    const breach = recordBreach(transfer, now);
    const breached = breach.transfer.clock ?? clock;
    return { ...breach, transfer: { ...breach.transfer, clock: { ...breached, tellAgainAt } } };
  }
  return {
    transfer: orderMail(
      { ...transfer, clock: { ...clock, tellAgainAt } },
      now,
      'supportStillSilent',
      'ops',
      'currentPartner',
    ),
    facts: [{ kind: 'supportStillSilent', dueAt: clock.dueAt }],
  };
}

/** A paper that stays stuck is for ops to look at; it is tried on all the same. */
function tellOfStuck(transfer: Transfer, stuck: StuckPaper, now: Instant): Outcome {
  const { paper, since } = stuck;
  return {
    transfer: orderMail({ ...transfer, stuck: { ...stuck, toldAt: now } }, now, 'paperStuck', 'ops'),
    facts: [{ kind: 'paperStillStuck', paper, since }],
  };
}

const isDue = (moment: Instant | undefined, now: Instant): boolean =>
  moment !== undefined && hasCome(moment, now);

/** Whichever of two instants came first decides, however late somebody looks. */
function tooOldBeforeExpiry(transfer: Transfer): Instant | undefined {
  const moment = collectAgainAt(transfer);
  return moment && transfer.expiresAt && epoch(transfer.expiresAt) < epoch(moment) ? undefined : moment;
}

function oneThing(transfer: Transfer, now: Instant): Outcome | undefined {
  const { stuck } = transfer;
  if (stuck && isDue(tellOpsAt(stuck), now)) return tellOfStuck(transfer, stuck, now);
  if (isEnd(transfer.stage)) return undefined;
  const clock = runningClock(transfer);
  if (clock && isDue(nextOnClock(clock), now)) return tick(transfer, clock, now);
  // Nobody is hurried and nothing runs out while it is the product that keeps everybody waiting.
  if (stuck) return undefined;
  if (isDue(tooOldBeforeExpiry(transfer), now)) return collectAgain(transfer, now);
  if (isDue(transfer.expiresAt, now))
    return endTransfer(transfer, 'expired', now, {
      by: 'the product',
      reason: `Nothing was heard from the ${named(waitsFor(transfer)).join(' and the ')} in time.`,
    });
  if (isDue(ageWarningAt(transfer), now)) return warnOfAge(transfer, now);
  return isDue(transfer.remindAt, now) ? remind(transfer, now) : undefined;
}

/**
 * What has become due by `now`, decided from the stored instants alone: expiry, warnings, breach, reminders.
 * Whichever timer or event woke the caller, and however late, the answer is the same (RELIABILITY 0.4).
 */
export function whatTimeBrings(transfer: Transfer, now: Instant): Outcome {
  let outcome: Outcome = { transfer, facts: [] };
  for (let more = oneThing(transfer, now); more; more = oneThing(outcome.transfer, now))
    outcome = { transfer: more.transfer, facts: [...outcome.facts, ...more.facts] };
  return outcome;
}
