import { MOST_TRIES } from '../../../../shared/transfer/access-code.ts';
import type { AuditEntry } from '../../../../shared/transfer/transfer-store.ts';
import { type Evidence, entriesOf } from '../evidence.ts';

/** RELIABILITY S6 and S7: what a code told out of band guards. */
export const codeInvariants = {
  'A code is tried wrongly five times at most': triesFiveTimes,
  'A link with a code says nothing without it': saysNothingWithoutCode,
  'A signature says what it was proven by': provesWhatItSays,
};

/** Every try counts one, and a dead code lets nobody in, not even who has it. */
function triesFiveTimes({ audit, chronicle }: Evidence): string[] {
  const wrong = entriesOf(audit, 'accessCodeWrong').filter((entry) => {
    const tries = chronicle.before(entry).codes[entry.fact.party]?.tries ?? MOST_TRIES;
    return entry.fact.tries !== tries + 1 || entry.fact.tries > MOST_TRIES;
  });
  const dead = entriesOf(audit, 'accessCodeGiven').filter(
    (entry) => (chronicle.before(entry).codes[entry.fact.party]?.tries ?? MOST_TRIES) >= MOST_TRIES,
  );
  return [...wrong, ...dead].map(
    ({ fact, sequence }) => `${fact.kind} of the ${fact.party}, entry ${sequence}`,
  );
}

const SAID: AuditEntry['fact']['kind'][] = ['signed', 'signatoryChanged', 'transferEnded'];

function saysNothingWithoutCode({ world, audit, chronicle }: Evidence): string[] {
  return audit.flatMap((entry) => {
    const said = world.records.said.get(entry.messageId ?? '');
    if (!said || !('generation' in said) || !SAID.includes(entry.fact.kind)) return [];
    const code = chronicle.before(entry).codes[said.party];
    return !code || code.given ? [] : [`${said.kind} by the ${said.party}, entry ${entry.sequence}`];
  });
}

function provesWhatItSays({ audit, chronicle }: Evidence): string[] {
  return entriesOf(audit, 'signed').flatMap((entry) => {
    const { party, proof } = entry.fact;
    const proven = chronicle.before(entry).codes[party]?.given ? 'mailbox-and-code' : 'mailbox';
    return proof === proven ? [] : [`the ${party} is said to be proven by ${proof}, entry ${entry.sequence}`];
  });
}
