import type { Instant } from '../transfer/instant.ts';
import type { Party } from '../transfer/party.ts';
import { type EntryOf, entriesOf, type Trail } from './trail.ts';

/** An answer of Microsoft Support to an upload, as the current partner recorded it. */
export type SupportAnswer = {
  outcome: string;
  engineer: string;
  answeredAt: Instant;
  inTime: boolean;
  note?: string;
};

/**
 * One upload of the form to the service ticket and its eight business hours. `dueAt` is the instant that
 * counted; where Microsoft named its own, ours is kept beside it (DOMAIN 9.1).
 */
export type UploadEvidence = {
  submittedAt: Instant;
  sha256: string;
  dueAt: Instant;
  computedDueAt: Instant;
  dueNamedByMicrosoft: boolean;
  /** The calendar by which the hours were counted. */
  calendar: { id: string; timeZone: string };
  breachedAt?: Instant;
  answers: SupportAnswer[];
  verdict: 'inTime' | 'late' | 'neverAnswered' | 'stillOpen';
};

/** Whether a partner's admin confirmed the transfer when Microsoft called. */
export type AdminVerified = { party: Party; at: Instant; outcome: 'confirmed' | 'denied'; note?: string };

/** Every upload, oldest first, each with what happened until the next one. */
export function uploadsOf({ entries, end }: Trail): UploadEvidence[] {
  const uploads = entriesOf(entries, 'formAttached');
  return uploads.map((upload, n) => {
    const until = uploads[n + 1]?.sequence ?? end.sequence;
    const round = entries.filter(({ sequence }) => sequence > upload.sequence && sequence < until);
    return uploadEvidence(upload, { entries: round, end });
  });
}

function uploadEvidence(
  { fact: { sha256, attachedAt, dueAt: computedDueAt, calendar: id, timeZone } }: EntryOf<'formAttached'>,
  { entries, end }: Trail,
): UploadEvidence {
  const named = entriesOf(entries, 'supportDueRecorded').at(-1)?.fact.dueAt;
  const breachedAt = entriesOf(entries, 'supportBreached').at(0)?.at;
  const answers = entriesOf(entries, 'supportAnswered').map(({ fact }): SupportAnswer => {
    const { outcome, engineer, answeredAt, inTime, note } = fact;
    return { outcome, engineer, answeredAt, inTime, ...(note ? { note } : {}) };
  });
  const dueAt = named ?? computedDueAt;
  return {
    submittedAt: attachedAt,
    sha256,
    dueAt,
    computedDueAt,
    dueNamedByMicrosoft: named !== undefined,
    calendar: { id, timeZone },
    ...(breachedAt ? { breachedAt } : {}),
    answers,
    verdict: verdictOf(answers, Date.parse(dueAt) < Date.parse(end.at)),
  };
}

function verdictOf([first]: SupportAnswer[], isOver: boolean): UploadEvidence['verdict'] {
  if (first) return first.inTime ? 'inTime' : 'late';
  return isOver ? 'neverAnswered' : 'stillOpen';
}

/** What the two admins said to Microsoft Support, oldest first. */
export const adminsOf = ({ entries }: Trail): AdminVerified[] =>
  entriesOf(entries, 'adminVerified').map(({ fact: { party, verifiedAt: at, outcome, note } }) => ({
    party,
    at,
    outcome,
    ...(note ? { note } : {}),
  }));
