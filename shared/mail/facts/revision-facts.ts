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
  /** Whether the new partner had sent its part of an earlier revision, or had only been asked for it. */
  partBefore: 'sent' | 'asked' | undefined;
};

function partBefore({
  oldRevisions,
  newPartner: { part, formerPart },
}: Transfer): RevisionFacts['partBefore'] {
  if (part ?? formerPart) return 'sent';
  const wasAsked = oldRevisions.some(({ form }) => form.some(({ after }) => after === 'currentPartner'));
  return wasAsked ? 'asked' : undefined;
}

/** The replacement of the form that led to the revision a mail was ordered at (`… r3:0`); `undefined` for the first one. */
export function revisionFacts(transfer: Transfer, place: string): RevisionFacts | undefined {
  const ordered = Number(/ r(\d+):/.exec(place)?.[1]);
  const old = transfer.oldRevisions.find(({ revision }) => revision === ordered - 1);
  if (!old) return undefined;
  const { by, reason, sections, voided } = old;
  return { by: actorOf(by), reason, sections, voided, partBefore: partBefore(transfer) };
}
