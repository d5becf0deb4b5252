import type { Actor, AuditFact } from '../audit/audit-fact.ts';
import { sentenceOf } from '../audit/sentences.ts';
import type { Instant } from '../transfer/instant.ts';
import type { Trail } from './trail.ts';

/** One line of what happened: when, by whom, and the sentence of the audit trail. */
export type CourseEntry = {
  sequence: number;
  at: Instant;
  by: Actor['role'];
  via: Actor['via'];
  sentence: string;
};

/** Post, reminders and visits that prove nothing about a signature: they are in the audit trail and only there. */
const LEFT_OUT: ReadonlySet<AuditFact['kind']> = new Set([
  'mailSent',
  'mailDropped',
  'noticeSent',
  'noticeDropped',
  'reminded',
  'stageStalled',
  'supportWarned',
  'supportStillSilent',
  'followLinkIssued',
  'followLinkRenewed',
  'followPageOpened',
  'partLinkIssued',
  'partPageOpened',
  'partnerGroupsRecorded',
]);

/** What happened from the request to the end, in the order of the chain. */
export const courseOf = ({ entries }: Trail): CourseEntry[] =>
  entries
    .filter(({ fact }) => !LEFT_OUT.has(fact.kind))
    .map(({ sequence, at, by: { role, via }, fact }) => ({
      sequence,
      at,
      by: role,
      via,
      sentence: sentenceOf(fact),
    }));
