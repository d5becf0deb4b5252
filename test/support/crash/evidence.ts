import { verifyChain } from '../../../shared/audit/chain.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { COURSES } from './courses.ts';
import type { Remains } from './remains.ts';

/** What became of news on order, and who looked at what: evidence, and no part of the story. */
const BESIDE = new Set([
  'mailSent',
  'mailDropped',
  'noticeSent',
  'noticeDropped',
  'signingLinkIssued',
  'followLinkIssued',
  'partLinkIssued',
  'copiesLinkIssued',
  'signingPageOpened',
]);
/** What may follow the end: its papers, and what became of the news of it. */
const AFTER_END = [
  'certificateIssued',
  'copiesLinkIssued',
  'mailSent',
  'mailDropped',
  'noticeSent',
  'noticeDropped',
];

/** The facts by name: with the party and the revision they are about, or else with how often they were told before. */
function namesOf({ trail }: Remains): string[] {
  const times = new Map<string, number>();
  return trail.map(({ fact }) => {
    const name = 'party' in fact ? `${fact.kind} ${fact.party}` : fact.kind;
    if ('revision' in fact) return `${name} r${fact.revision}`;
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    return nth === 1 ? name : `${name} #${nth}`;
  });
}

const kindIn = (name: string): string => name.split(' ')[0] ?? '';

/** Two delegations to the same colleague are one: what was said is part of the id, and told elsewhere; so is the hour of an opening. */
const withoutContent = (messageId: string): string => messageId.replace(/\.(?:[0-9a-f]{64}|h\d+)$/, '');

/** Accepted messages that are not exactly once in the audit trail, and messages there that nobody sent (RELIABILITY I3). */
export const messagesAmiss = (all: Remains[]): string[] =>
  all.flatMap(({ transferId, trail, accepted }) => {
    const told = trail.flatMap(({ messageId, fact }) =>
      messageId ? [`${withoutContent(messageId)} ${fact.kind}`] : [],
    );
    const sent = accepted.map(({ messageId, fact }) => `${messageId} ${fact}`);
    // The last message also ends the transfer, in its own name.
    const wanted = [...sent, ...told.filter((entry) => entry.endsWith(' transferEnded')).slice(0, 1)];
    return differences(wanted, told).map((difference) => `${transferId}: ${difference}`);
  });

/** What is in one list oftener than in the other, as sentences. */
function differences(wanted: string[], found: string[]): string[] {
  const times = (list: string[], item: string) => list.filter((other) => other === item).length;
  return [...new Set([...wanted, ...found])].flatMap((item) => {
    const [want, have] = [times(wanted, item), times(found, item)];
    return want === have ? [] : [`${item} is there ${have} times instead of ${want}`];
  });
}

/** Chains that do not verify up to the head in the document (RELIABILITY I8). */
export const chainsAmiss = (all: Remains[]): string[] =>
  all.flatMap(({ transferId, trail, transfer }) => {
    const verdict = verifyChain(transferId, trail, transfer.chain);
    return verdict.ok ? [] : [`${transferId}: entry ${verdict.sequence} is ${verdict.problem}`];
  });

/** Transfers whose story is not that of their course: out of order, incomplete, told twice or with something else in it (RELIABILITY I1, I6). */
export const storiesAmiss = (all: Remains[]): string[] =>
  all.flatMap((remains) => {
    const told = namesOf(remains).filter((name) => !BESIDE.has(kindIn(name)));
    const wanted = COURSES[remains.course].story.flatMap((names, rank) =>
      names.map((name) => ({ name: name.replace('?', ''), needed: !name.endsWith('?'), rank })),
    );
    const missing = wanted.filter(({ name, needed }) => needed || told.includes(name));
    const once = differences(
      missing.map(({ name }) => name),
      told,
    );
    const ranks = told.map((name) => wanted.find((one) => one.name === name)?.rank ?? 0);
    const ordered = ranks.every((rank, n) => rank >= (ranks[n - 1] ?? 0));
    return [...once, ...(ordered ? [] : [`the order is ${told.join(' → ')}`])].map(
      (problem) => `${remains.transferId} (${remains.course}): ${problem}`,
    );
  });

/** Transfers that are not completed, have not judged all they accepted, or where something but its papers and what became of news follows the end (RELIABILITY I3, I5). */
export const endsAmiss = (all: Remains[]): string[] =>
  all.flatMap(({ transferId, transfer, trail }) => {
    const kinds = trail.map(({ fact }) => fact.kind);
    const later = kinds.slice(kinds.indexOf('transferEnded') + 1).filter((kind) => !AFTER_END.includes(kind));
    const { stage, version, heard } = transfer;
    if (stage === 'completed' && version === heard && later.length === 0) return [];
    return [`${transferId}: ${stage}, heard ${heard} of ${version}, then ${later.join(', ')}`];
  });

/** Transfers where other signatures are void than those that covered what was corrected, or signature 1 was not kept. */
export const revisionsAmiss = (all: Remains[]): string[] =>
  all.flatMap(({ transferId, transfer, course }) => {
    const { voided } = COURSES[course];
    const revision = voided ? 2 : 1;
    const wanted = { revision, voided: voided ? [voided] : [], signed: [1, revision, revision] };
    const of = (party: Party) => transfer.signatures[party]?.revision;
    const found = {
      revision: transfer.revision,
      voided: transfer.oldRevisions.map((old) => old.voided.toSorted()),
      signed: [of('currentPartner'), of('customer'), of('newPartner')],
    };
    return JSON.stringify(found) === JSON.stringify(wanted)
      ? []
      : [`${transferId} (${course}): ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
  });
