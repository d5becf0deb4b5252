import type { KeptNotice } from '../../../infra/local/desk/portals/received-notice.ts';
import type { Desk } from '../../../infra/local/desk/start-desk.ts';
import { everLinked, hashOf } from '../../../shared/signing/signing-token.ts';
import { isSigner } from '../../../shared/transfer/link.ts';
import type { Party } from '../../../shared/transfer/party.ts';
import { COLLEAGUE, COURSES, ZOE } from './courses.ts';
import type { Remains } from './remains.ts';

type DeskMails = ReturnType<Desk['inbox']['all']>;

const receiptsIn = (trail: Remains['trail']) =>
  trail.flatMap(({ fact }) => (fact.kind === 'mailSent' ? [fact] : []));

const ownMails = (transferId: string, mails: DeskMails): DeskMails =>
  mails.filter(({ message }) => message.content.plainText?.includes(`(transfer ${transferId})`));

/** Orders of a mail or notice that did not come to exactly one receipt, and receipts of mails that never arrived (RELIABILITY I4). */
export function receiptsAmiss(all: Remains[], mails: DeskMails): string[] {
  const arrived = new Set(mails.map(({ operationId }) => operationId));
  return all.flatMap(({ transferId, trail, transfer }) => {
    const fates = trail.flatMap(({ fact }) => ('mailId' in fact ? [fact.mailId] : []));
    const vain = receiptsIn(trail).filter(({ operationId }) => !arrived.has(operationId));
    const doubled = fates.length - new Set(fates).size;
    const lost = transfer.mailsOrdered - new Set(fates).size;
    return [
      ...(doubled > 0 ? [`${doubled} orders have two receipts`] : []),
      ...(lost > 0 ? [`of ${lost} orders it is not told what became of them`] : []),
      ...transfer.pendingMails.map(({ mailId }) => `${mailId} is still on order`),
      ...vain.map(({ mailId }) => `${mailId} never arrived`),
    ].map((problem) => `${transferId}: ${problem}`);
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
    const own = ownMails(transferId, mails);
    const notices = new Set(own.filter(({ operationId }) => told.has(operationId)).map(noticeOf));
    const untold = new Set(own.map(noticeOf).filter((notice) => !notices.has(notice)));
    const givenUp = trail.filter(({ fact }) => fact.kind === 'mailDropped').length;
    return untold.size <= givenUp
      ? []
      : [`${transferId}: ${[...untold].join(', ')}; ${givenUp} orders given up`];
  });
}

/**
 * What Zoë passed on while her invitation had no receipt yet says something newer to the colleague; and what went to
 * a partner's mailbox goes to its admin once its part has named one. Both are the same notice to the same organisation.
 */
const readerOf = ({ message }: DeskMails[number]): string => {
  const address = message.recipients.to[0]?.address ?? '';
  if (address === COLLEAGUE.email) return ZOE;
  const [mailbox, domain] = address.split('@');
  return mailbox === 'transfers' || mailbox === 'ada' ? `contact@${domain}` : address;
};

const noticeOf = (mail: DeskMails[number]): string =>
  `"${mail.message.content.subject}" to ${readerOf(mail)}`;

function labelOf(transfer: Remains['transfer'], code: string): string {
  const holder = everLinked(transfer, hashOf(code))?.holder ?? 'nobody';
  return holder !== 'nobody' && isSigner(holder) ? '' : `${holder} `;
}

/** The codes in mails, by whose they are and where they went; a signatory's by the address alone. */
function codesIn(mails: DeskMails, transfer: Remains['transfer']): Map<string, Set<string>> {
  const codes = new Map<string, Set<string>>();
  for (const { message } of mails) {
    const address = message.recipients.to[0]?.address ?? '';
    for (const [, code = ''] of (message.content.plainText ?? '').matchAll(/https?:\S+#(\S+)/g)) {
      const whose = `${labelOf(transfer, code)}${address}`;
      codes.set(whose, (codes.get(whose) ?? new Set()).add(code));
    }
  }
  return codes;
}

/** Transfers whose people did not get exactly as many different links as their course has (RELIABILITY I12). */
export const linksAmiss = (all: Remains[], mails: DeskMails): string[] =>
  all.flatMap(({ transferId, transfer, course }) => {
    const codes = codesIn(ownMails(transferId, mails), transfer);
    const found = [...codes].map(([whose, ones]) => `${whose} has ${ones.size}`).toSorted();
    const wanted = Object.entries(COURSES[course].links).map(([whose, count]) => `${whose} has ${count}`);
    return found.join() === wanted.toSorted().join()
      ? []
      : [`${transferId} (${course}): ${found.join(', ')}`];
  });

type Notices = readonly KeptNotice[];

/** A notice by the portal it is for and what it is about, as its order is called: `fabrikam formsubmitted`. */
const nameOf = ({ partnerId, type }: KeptNotice): string =>
  `${partnerId} ${type.replace('transfer.', '').replaceAll('-', '')}`;

function ordersIn({ trail, transfer }: Remains, fate: 'noticeSent' | 'noticeDropped'): string[] {
  return trail.flatMap(({ fact }) => {
    if (fact.kind !== fate) return [];
    const [, kind = '', to = ''] = fact.mailId.split('-');
    return [`${transfer[to as Exclude<Party, 'customer'>].identity.partnerId} ${kind.toLowerCase()}`];
  });
}

const times = (names: readonly string[], name: string): number =>
  names.filter((other) => other === name).length;

/**
 * News that reached a portal twice under different ids, receipts of notices that never arrived, and notices of which
 * the trail knows nothing. One order can have come in two wordings; its time tells that it is one (RELIABILITY F15).
 */
export const noticesAmiss = (all: Remains[], notices: Notices): string[] =>
  all.flatMap((remains) => {
    const { transferId } = remains;
    const own = notices.filter(({ data }) => data.transferId === transferId);
    const news = own.map(({ partnerId, type, timestamp, data }) =>
      JSON.stringify([partnerId, type, timestamp, data]),
    );
    const arrived = [...new Map(own.map((one) => [`${nameOf(one)} ${one.timestamp}`, nameOf(one)])).values()];
    const [sent, dropped] = [ordersIn(remains, 'noticeSent'), ordersIn(remains, 'noticeDropped')];
    const miscounted = [...new Set([...arrived, ...sent])].flatMap((name) => {
      const [came, told, givenUp] = [arrived, sent, dropped].map((names) => times(names, name));
      return Number(came) >= Number(told) && Number(came) <= Number(told) + Number(givenUp)
        ? []
        : [`${name} came ${came} times and is told ${told} times, given up ${givenUp} times`];
    });
    const doubled = news.filter((one, n) => news.indexOf(one) !== n);
    return [...miscounted, ...doubled.map((one) => `came under two ids: ${one}`)].map(
      (problem) => `${transferId}: ${problem}`,
    );
  });
