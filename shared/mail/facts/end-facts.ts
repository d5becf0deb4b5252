import { Party, partyName } from '../../transfer/party.ts';
import { type End, isEnd, type Transfer } from '../../transfer/transfer.ts';
import { type Actor, actorOf } from './actor.ts';

/** How a transfer ended. `words` are somebody's own, without the sentence the product keeps them in; empty when nobody gave any; of a rejection the product's reasons, in English. */
export type EndFacts = {
  end: End;
  by: Actor | undefined;
  words: string;
  /** Of an expired transfer: who was not heard from. */
  silent: Party[];
};

/** The words with which the kept reason of an end leads up to somebody's own. */
const LEADS = [
  ...Party.options.flatMap((party) => [
    `The ${partyName[party]} declined: `,
    `Cancelled by the ${partyName[party]}: `,
  ]),
  'The customer withdrew its request: ',
  'Cancelled by ops: ',
  'Microsoft Support refused the transfer: ',
  'The subscription is with the new partner. Ops closed the case without proof that the old partner’s access is removed: ',
];

/** An English sentence around a reason cannot stand in a mail of another language, so only the reason is taken out of it. */
function wordsIn(end: End, reason: string): string {
  if (end === 'rejected') return reason;
  const lead = LEADS.find((one) => reason.startsWith(one));
  return lead === undefined ? '' : reason.slice(lead.length);
}

/** What every language needs to tell an end (D-20); `undefined` while the transfer goes on. */
export function endFacts({ stage, end }: Transfer): EndFacts | undefined {
  if (!isEnd(stage) || !end) return undefined;
  const { by, reason } = end;
  const silent =
    stage === 'expired' ? Party.options.filter((party) => reason.includes(partyName[party])) : [];
  return { end: stage, by: actorOf(by), words: wordsIn(stage, reason), silent };
}
