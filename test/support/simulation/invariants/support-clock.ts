import type { AuditEntry } from '../../../../shared/transfer/transfer-store.ts';
import { type EntryOf, type Evidence, entriesOf, states } from '../evidence.ts';
import { MINUTE, SECOND } from '../manners.ts';

/** I7 of RELIABILITY 3: the stored times decide, whichever timer or message woke the orchestration. */
export const supportInvariants = {
  'A breach is told once': breachesOnce,
  'A breach is told if and only if it was due': breachesWhenDue,
  'A warning is given at most once': warnsOnce,
};

/** One upload's clock: from the upload to what ended the waiting. */
type Round = { attached: EntryOf<'formAttached'>; entries: AuditEntry[]; until: string };

/** The clock stands still for this long at most when host or storage fail; then a breach is told later than due. */
const OUTAGE_MS = 30 * MINUTE;

function roundsOf({ audit, world }: Evidence): Round[] {
  const uploads = entriesOf(audit, 'formAttached');
  return uploads.map((attached, index) => {
    const next = uploads[index + 1]?.sequence ?? Number.POSITIVE_INFINITY;
    const entries = audit.filter(({ sequence }) => sequence > attached.sequence && sequence < next);
    const stop = entries.find((entry) => states(entry, 'supportAnswered') || states(entry, 'transferEnded'));
    return { attached, entries, until: stop?.at ?? world.timeline.now() };
  });
}

const answerOf = ({ entries }: Round) => entriesOf(entries, 'supportAnswered')[0];

function breachesOnce(evidence: Evidence): string[] {
  return roundsOf(evidence).flatMap((round) => {
    const told = entriesOf(round.entries, 'supportBreached').length;
    return told > 1 ? [`${told} times for the upload of ${round.attached.at}`] : [];
  });
}

function breachesWhenDue(evidence: Evidence): string[] {
  return roundsOf(evidence).flatMap((round) => {
    const breach = entriesOf(round.entries, 'supportBreached')[0];
    const wrong = breach ? isFalse(round, breach) : isMissed(round);
    const told = breach ? `told ${breach.at}` : 'not told';
    return wrong ? [`due ${round.attached.fact.dueAt}, ${told}, waited until ${round.until}`] : [];
  });
}

/** Microsoft's own due instant counts from when it was recorded, before it the one counted at the upload (DOMAIN 9.1). */
const dueRecorded = ({ entries, until }: Round): EntryOf<'supportDueRecorded'> | undefined =>
  entriesOf(entries, 'supportDueRecorded').findLast(({ at }) => at <= until);

/** The clock counts whole seconds (DOMAIN 11.2). */
const dueOf = (round: Round): number =>
  Math.floor(Date.parse(dueRecorded(round)?.fact.dueAt ?? round.attached.fact.dueAt) / SECOND) * SECOND;

const isLate = (round: Round): boolean =>
  Date.parse(answerOf(round)?.fact.answeredAt ?? round.attached.at) > dueOf(round);

/** Not told, although the answer was late, or there was none for long enough. */
const isMissed = (round: Round): boolean =>
  answerOf(round) ? isLate(round) : Date.parse(round.until) > noticeable(round) + OUTAGE_MS;

/** A due instant recorded when it has passed already is noticed from then on. */
const noticeable = (round: Round): number =>
  Math.max(dueOf(round), Date.parse(dueRecorded(round)?.at ?? round.attached.at));

/** Told before it was due, told after the answer, or at odds with what the answer's entry says. */
function isFalse(round: Round, breach: AuditEntry): boolean {
  const answer = answerOf(round);
  if (Date.parse(breach.at) < dueOf(round)) return true;
  return answer !== undefined && (answer.sequence < breach.sequence || answer.fact.inTime === isLate(round));
}

function warnsOnce(evidence: Evidence): string[] {
  return roundsOf(evidence).flatMap(({ entries }) =>
    (['50 %', '75 %'] as const).filter(
      (used) => entriesOf(entries, 'supportWarned').filter(({ fact }) => fact.used === used).length > 1,
    ),
  );
}
