import { verifyChain } from '../../../../shared/audit/chain.ts';
import { isEnd, type Stage, type Transfer } from '../../../../shared/transfer/transfer.ts';
import { doubles, type Evidence, entriesOf } from '../evidence.ts';

/** I3, I5, I6 and I8 of RELIABILITY 3. */
export const processInvariants = {
  'Every accepted message is in the audit trail and on record exactly once': acceptsOnce,
  'A refused message leaves no trace': refusesWithoutTrace,
  'Stages follow the table and revisions only grow': followsTheTable,
  'An end is final': endsForGood,
  'The audit chain verifies to the head': chainHolds,
  'A subscription has one open transfer': oneOpenTransfer,
  'A completed transfer has proof that the old access is gone, or the word of ops': completesWithProof,
};

function acceptsOnce({ world, transfer, audit, messages }: Evidence): string[] {
  const recorded = messages.map(({ messageId }) => messageId);
  const answered = world.records.answers.filter((answer) => answer.transferId === transfer.id);
  const lost = answered.filter(({ messageId }) => !recorded.includes(messageId));
  const runs = runsOf(audit.map(({ messageId }) => messageId));
  return [
    ...lost.map(({ messageId }) => `${messageId} was accepted and is not on record`),
    ...doubles(recorded).map((messageId) => `${messageId} is on record twice`),
    ...doubles(runs).map((messageId) => `${messageId} is in the trail twice`),
    ...runs.filter((id) => !recorded.includes(id)).map((id) => `${id} is in the trail, not on record`),
    ...recorded.filter((id) => !runs.includes(id)).map((id) => `${id} is on record, not in the trail`),
  ];
}

/** Message ids along the trail; the entries of one message stand together and count once. */
function runsOf(messageIds: (string | undefined)[]): string[] {
  return messageIds.filter((id, index): id is string => id !== undefined && id !== messageIds[index - 1]);
}

function refusesWithoutTrace({ world, messages, audit }: Evidence): string[] {
  const { answers } = world.records;
  const accepted = new Set(answers.filter(({ refusal }) => !refusal).map(({ messageId }) => messageId));
  const refused = answers.filter(({ messageId, refusal }) => refusal && !accepted.has(messageId));
  const traces = [...messages, ...audit].map(({ messageId }) => messageId);
  return refused.map(({ messageId }) => messageId).filter((messageId) => traces.includes(messageId));
}

const OPEN: Stage[] = ['declined', 'cancelled', 'expired'];

/** While a form that Microsoft called incomplete is mended, its last word may come on the ticket all the same. */
const AFTER_ALL: Stage[] = ['access', 'refused'];

/** Every step DESIGN 3 allows within a revision. */
const TABLE: Partial<Record<Stage, Stage[]>> = {
  requested: ['ticket', 'currentPartnerSignature', 'rejected', 'cancelled', 'declined'],
  ticket: ['currentPartnerSignature', ...OPEN],
  currentPartnerSignature: ['newPartner', 'signatures', ...OPEN, ...AFTER_ALL],
  newPartner: ['signatures', ...OPEN, ...AFTER_ALL],
  signatures: ['submission', ...OPEN, ...AFTER_ALL],
  submission: ['support', ...OPEN, ...AFTER_ALL],
  support: ['access', 'submission', 'refused', 'cancelled'],
  access: ['completed', 'cancelled'],
};

/** From where another revision may begin: until the upload, and when Microsoft calls sections incomplete. */
const REPLACEABLE: Stage[] = ['currentPartnerSignature', 'newPartner', 'signatures', 'submission', 'support'];

function followsTheTable({ snapshots }: Evidence): string[] {
  return snapshots.flatMap(({ transfer }, index) => {
    const earlier = snapshots[index - 1]?.transfer;
    if (!earlier || isAllowed(earlier, transfer)) return [];
    return [`${earlier.stage} r${earlier.revision} → ${transfer.stage} r${transfer.revision}`];
  });
}

function isAllowed(from: Transfer, to: Transfer): boolean {
  const steps = TABLE[from.stage] ?? [];
  if (to.revision === from.revision) return to.stage === from.stage || steps.includes(to.stage);
  const begins = to.revision === from.revision + 1 && REPLACEABLE.includes(from.stage);
  return begins && to.stage === returnsTo(to);
}

/** A revision begins where the first thing is missing: signature 1, the new partner's part, the other signatures. */
function returnsTo({ signatures, newPartner }: Transfer): Stage {
  if (!signatures.currentPartner) return 'currentPartnerSignature';
  return newPartner.part ? 'signatures' : 'newPartner';
}

/** After the end only receipts of mails, the certificate and links to copies are written, and that everything was heard and shown. */
function endsForGood({ snapshots, audit }: Evidence): string[] {
  const ends = snapshots.findIndex(({ transfer }) => isEnd(transfer.stage));
  if (ends < 0) return [];
  const [end, ...later] = snapshots.slice(ends).map(({ transfer }) => transfer);
  const changed = later.flatMap((transfer) => (end ? changedFields(end, transfer) : []));
  const last = audit.findIndex(({ fact }) => fact.kind === 'transferEnded');
  const late = audit.slice(last + 1).filter(({ fact }) => !RECEIPTS.includes(fact.kind));
  return [...late.map(({ fact, sequence }) => `entry ${sequence} is ${fact.kind}`), ...new Set(changed)];
}

const RECEIPTS = [
  'mailSent',
  'mailDropped',
  'noticeSent',
  'noticeDropped',
  'certificateIssued',
  'copiesLinkIssued',
  'copiesPageOpened',
  'paperStuck',
  'paperStillStuck',
  'resealAsked',
  'accessCodeSet',
  'accessCodeGiven',
  'accessCodeWrong',
  'accessCodeCleared',
];

/** What may still change: mails and their receipts, the certificate, its links and the wish of ops for it, and what is only about being heard and shown. */
const FLEETING = [
  'pendingMails',
  'mailsOrdered',
  'links',
  'linksIssued',
  'certificate',
  'changes',
  'version',
  'stuck',
  'accessCodes',
  'changes',
  'version',
  'heard',
  'indexedAs',
  'chain',
];

function changedFields(from: Transfer, to: Transfer): string[] {
  const text = (transfer: Transfer, field: string) => JSON.stringify(transfer[field as keyof Transfer]);
  const fields = Object.keys({ ...from, ...to }).filter((field) => !FLEETING.includes(field));
  return fields.filter((field) => text(from, field) !== text(to, field));
}

function chainHolds({ transfer, audit }: Evidence): string[] {
  const verdict = verifyChain(transfer.id, audit, transfer.chain);
  return verdict.ok ? [] : [`${verdict.problem} at ${verdict.sequence}`];
}

/** Two transfers of one subscription never overlap: the later one begins after the earlier one's end. */
function oneOpenTransfer({ world, transfer }: Evidence): string[] {
  const all = [...world.records.snapshots];
  const later = all.slice(all.findIndex(([id]) => id === transfer.id) + 1);
  return later.flatMap(([id, [begin]]) => {
    if (begin?.transfer.subscription.azureSubscriptionId !== transfer.subscription.azureSubscriptionId)
      return [];
    const isOver = transfer.end && transfer.end.at <= begin.at;
    return isOver ? [] : [`${id} began while ${transfer.id} was open`];
  });
}

/** The last list shows nobody of the old partner and is kept, and the new commerce id is known. */
async function completesWithProof({ world, transfer, audit }: Evidence): Promise<string[]> {
  if (transfer.stage !== 'completed' || entriesOf(audit, 'closedByOps').length > 0) return [];
  const { access, newPartnerCenterSubscriptionId: commerceId } = transfer;
  if (access?.remaining !== 0 || commerceId === undefined) return ['without proof'];
  const kept = await world.documents.get(transfer.id, access.exportSha256).catch(() => undefined);
  return kept ? [] : ['the list is not kept'];
}
