import { X509Certificate } from 'node:crypto';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { verifyChain } from '../../../shared/audit/chain.ts';
import { verifyForm } from '../../../shared/seal/verify-form.ts';
import { transferOf } from '../../../shared/signing/signing-token.ts';
import type { Remains } from './remains.ts';

type DeskMails = ReturnType<Desk['inbox']['all']>;

/** The process as the audit trail must tell it; what stands in one line may come in any order (DESIGN 3). */
const ORDER: readonly (readonly string[])[] = [
  ['transferRequested'],
  ['serviceTicketOpened', 'eligibilityConfirmed'],
  ['formPrepared'],
  ['signed currentPartner'],
  ['newPartnerSubmitted', 'signatureSealed currentPartner'],
  ['newPartnerFilledIn'],
  ['signed customer', 'signed newPartner', 'signatureSealed customer', 'signatureSealed newPartner'],
  ['submissionChecked'],
  ['formAttached'],
  ['supportAnswered'],
  ['accessReported'],
  ['transferEnded'],
];
const RANK = new Map(ORDER.flatMap((names, rank) => names.map((name) => [name, rank] as const)));

const namesOf = ({ trail }: Remains): string[] =>
  trail.map(({ fact }) => ('party' in fact ? `${fact.kind} ${fact.party}` : fact.kind));

/** Accepted messages that are not exactly once in the audit trail, and messages there that nobody sent (RELIABILITY I3). */
export const messagesAmiss = (all: Remains[]): string[] =>
  all.flatMap(({ transferId, trail, accepted }) => {
    const told = trail.flatMap(({ messageId, fact }) => (messageId ? [`${messageId} ${fact.kind}`] : []));
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

/** Forms without three valid seals, or changed after the last (RELIABILITY I2). */
export const formsAmiss = (all: Remains[], sealRoot: string): string[] =>
  all.flatMap(({ transferId, pdf, transfer }) => {
    const revisions = transfer.form.map(({ sha256 }) => sha256);
    const form = verifyForm(pdf, { roots: [new X509Certificate(sealRoot).raw], revisions });
    const parties = form.signatures.map(({ party }) => party).toSorted();
    const signed = parties.join() === 'currentPartner,customer,newPartner';
    return signed && form.whole
      ? []
      : [`${transferId}: signed by ${parties.join(', ')}; ${JSON.stringify(form)}`];
  });

/** Transfers whose story is out of order, incomplete or told twice (RELIABILITY I1, I6). */
export const storiesAmiss = (all: Remains[]): string[] =>
  all.flatMap((remains) => {
    const told = namesOf(remains).filter((name) => RANK.has(name));
    const once = differences([...RANK.keys()], told);
    const ranks = told.map((name) => RANK.get(name) ?? 0);
    const ordered = ranks.every((rank, n) => rank >= (ranks[n - 1] ?? 0));
    return [...once, ...(ordered ? [] : [`the order is ${told.join(' → ')}`])].map(
      (problem) => `${remains.transferId}: ${problem}`,
    );
  });

/** Transfers that are not completed, or where something but what became of mails on order follows the end (RELIABILITY I5). */
export const endsAmiss = (all: Remains[]): string[] =>
  all.flatMap((remains) => {
    const { transferId, transfer } = remains;
    const names = namesOf(remains);
    const later = names
      .slice(names.indexOf('transferEnded') + 1)
      .filter((name) => name !== 'mailSent' && name !== 'mailDropped');
    if (transfer.stage === 'completed' && later.length === 0) return [];
    return [`${transferId}: ${transfer.stage}, then ${later.join(', ')}`];
  });

/** Orders of a mail that did not come to exactly one receipt, and receipts of mails that never arrived (RELIABILITY I4). */
export function receiptsAmiss(all: Remains[], mails: DeskMails): string[] {
  const arrived = new Set(mails.map(({ operationId }) => operationId));
  return all.flatMap(({ transferId, trail, transfer }) => {
    const receipts = receiptsIn(trail);
    const orders = new Set(receipts.map(({ mailId }) => mailId));
    const vain = receipts.filter(({ operationId }) => !arrived.has(operationId));
    const doubled =
      receipts.length === orders.size ? [] : [`${receipts.length - orders.size} orders have two receipts`];
    const open = transfer.pendingMails.map(({ mailId }) => `${mailId} is still on order`);
    return [...doubled, ...open, ...vain.map(({ mailId }) => `${mailId} never arrived`)].map(
      (problem) => `${transferId}: ${problem}`,
    );
  });
}

/**
 * Mails that arrived and of which the trail knows nothing. It knows a mail by its receipt; by the receipt of the same
 * notice, which a killed host had sent and which says something newer the second time (RELIABILITY F15); or by an
 * order given up, of which the trail says that it may have gone out before.
 */
export function mailsUntold(all: Remains[], mails: DeskMails): string[] {
  return all.flatMap(({ transferId, trail }) => {
    const told = new Set(receiptsIn(trail).map(({ operationId }) => operationId));
    const own = mails.filter(({ message }) =>
      message.content.plainText?.includes(`(transfer ${transferId})`),
    );
    const notices = new Set(own.filter(({ operationId }) => told.has(operationId)).map(noticeOf));
    const untold = new Set(own.map(noticeOf).filter((notice) => !notices.has(notice)));
    const givenUp = trail.filter(({ fact }) => fact.kind === 'mailDropped').length;
    return untold.size <= givenUp
      ? []
      : [`${transferId}: ${[...untold].join(', ')}; ${givenUp} orders given up`];
  });
}

const noticeOf = ({ message: { content, recipients } }: DeskMails[number]): string =>
  `"${content.subject}" to ${recipients.to[0]?.address}`;

const receiptsIn = (trail: Remains['trail']) =>
  trail.flatMap(({ fact }) => (fact.kind === 'mailSent' ? [fact] : []));

/** Transfers whose three parties did not get exactly one link each; there was one revision only (RELIABILITY I12). */
export function linksAmiss(all: Remains[], mails: DeskMails): string[] {
  const links = new Map<string, Set<string>>();
  for (const { message } of mails) {
    const token = /https?:\S+#(\S+)/.exec(message.content.plainText ?? '')?.[1];
    if (token === undefined) continue;
    const whose = `${transferOf(token)} to ${message.recipients.to[0]?.address}`;
    links.set(whose, (links.get(whose) ?? new Set()).add(token));
  }
  return all.flatMap(({ transferId }) => {
    const counts = [...links]
      .filter(([whose]) => whose.startsWith(transferId))
      .map(([, tokens]) => tokens.size);
    return counts.join() === '1,1,1' ? [] : [`${transferId}: its parties have ${counts.join(', ')} links`];
  });
}
