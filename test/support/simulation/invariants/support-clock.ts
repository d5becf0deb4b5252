import type { AuditEntry } from '../../../../shared/transfer/transfer-store.ts';
import { type EntryOf, type Evidence, entriesOf, states } from '../evidence.ts';
import { MINUTE } from '../manners.ts';

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

const dueOf = ({ attached }: Round): number => Date.parse(attached.fact.dueAt);

const isLate = (round: Round): boolean =>
  Date.parse(answerOf(round)?.fact.answeredAt ?? round.attached.at) > dueOf(round);

/** Not told, although the answer was late, or there was none for long enough. */
const isMissed = (round: Round): boolean =>
  answerOf(round) ? isLate(round) : Date.parse(round.until) > dueOf(round) + OUTAGE_MS;

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
