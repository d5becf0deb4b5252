import type { Party } from '../../transfer/party.ts';
import type { Section } from '../../transfer/signed-form.ts';
import type { Transfer } from '../../transfer/transfer.ts';
import { type Actor, actorOf } from './actor.ts';

/** Why there is a new revision: who wanted it and in which words, what is corrected, and whose signatures are void. */
export type RevisionFacts = {
  by: Actor | undefined;
  reason: string;
  sections: Section[];
  voided: Party[];
};

/** The replacement of the form that led to the revision a mail was ordered at (`… r3:0`); `undefined` for the first one. */
export function revisionFacts({ oldRevisions }: Transfer, place: string): RevisionFacts | undefined {
  const ordered = Number(/ r(\d+):/.exec(place)?.[1]);
  const old = oldRevisions.find(({ revision }) => revision === ordered - 1);
  return old && { by: actorOf(old.by), reason: old.reason, sections: old.sections, voided: old.voided };
}
