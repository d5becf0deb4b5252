import { daysAfter, earliest, epoch, hasCome, type Instant, instantAt } from './instant.ts';
import type { Transfer } from './transfer.ts';

/** The instant of the oldest signature under the present revision. */
export function oldestSignature({ signatures }: Transfer): Instant | undefined {
  const [first, ...rest] = Object.values(signatures).flatMap((signature) =>
    signature ? [signature.signedAt] : [],
  );
  return first === undefined ? undefined : earliest(first, ...rest);
}

/** When the oldest signature will be older than Microsoft takes it: `signatureMaxAgeDays` old is still good (D-05). */
export function staleAt(transfer: Transfer): Instant | undefined {
  const oldest = oldestSignature(transfer);
  return oldest && instantAt(epoch(daysAfter(oldest, transfer.terms.signatureMaxAgeDays)) + 1);
}

/** Whether a signature is too old to be submitted, so that all three have to be collected again. */
export function isStale(transfer: Transfer, now: Instant): boolean {
  const moment = staleAt(transfer);
  return moment !== undefined && hasCome(moment, now);
}

/** Stages at which signatures grow old: before the form is with Microsoft. */
const AGING = ['newPartner', 'signatures', 'submission'];

/** When the oldest signature is to be warned of, if that has not been done (D-05: day 7). */
export function ageWarningAt(transfer: Transfer): Instant | undefined {
  const oldest = oldestSignature(transfer);
  if (oldest === undefined || transfer.ageWarnedOf === oldest || !AGING.includes(transfer.stage))
    return undefined;
  return daysAfter(oldest, transfer.terms.signatureWarnDays);
}

/** With less than this left to sign, the stage simply runs out. */
const WORTH_COLLECTING_DAYS = 1;

/**
 * When signatures are collected again by themselves: at the upload, and before that while there is still time for
 * others to sign, so that nobody is asked for a signature that could not be submitted.
 */
export function collectAgainAt(transfer: Transfer): Instant | undefined {
  const { stage, expiresAt } = transfer;
  const moment = staleAt(transfer);
  if (stage === 'submission') return moment;
  const worth = moment && expiresAt && hasCome(daysAfter(moment, WORTH_COLLECTING_DAYS), expiresAt);
  return stage === 'signatures' && worth ? moment : undefined;
}
